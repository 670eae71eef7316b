import type { Benchmark } from '../schema/benchmark.ts';

type Splits = Pick<Benchmark, 'publishes' | 'splits'>;

/** Whether the answers of a split are kept by few: then a record of it holds aggregates only. */
export function hiddenSplit({ publishes, splits }: Splits, split: string): boolean {
  return publishes === 'aggregates' || splits[split]?.hiddenAnswers === true;
}

/** The most that a record of a split may hold: of a hidden one no single outcome, whatever the licence says. */
export function publishesOf(benchmark: Splits, split: string): Benchmark['publishes'] {
  return hiddenSplit(benchmark, split) ? 'aggregates' : benchmark.publishes;
}
