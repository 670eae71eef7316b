import type { Benchmark } from '../schema/benchmark.ts';
import type { BenchmarkCard } from '../schema/benchmark-card.ts';

/** The public face of a benchmark. */
export function cardOf(benchmark: Benchmark): BenchmarkCard {
  const { id, title, summary, task, paper, licence, publishes } = benchmark;
  const splits = Object.entries(benchmark.splits).map(([split, one]) => ({
    id: split,
    title: one.title,
  }));
  return { id, title, summary, task, paper, licence, publishes, splits };
}
