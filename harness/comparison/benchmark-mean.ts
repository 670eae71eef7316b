import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Task } from './options.ts';
import type { Row } from './rows.ts';

/** The mean difference over the benchmarks of one task, each with the same weight. */
export type BenchmarkMean = {
  letters: [base: string, other: string];
  task: Task;
  benchmarks: string[];
  difference: number;
  low: number | null;
  high: number | null;
};

/**
 * Benchmarks count as independent: two lines about the same items are not averaged. Generation is never
 * put together with question answering, which is a score of another kind.
 */
export function meanOfBenchmarks(rows: Row[]): BenchmarkMean[] {
  const groups = Map.groupBy(rows, ({ letters, task }) => `${letters.join(' ')} ${task}`);
  return [...groups.values()].flatMap((own) => {
    const [{ letters, task }] = own as [Row];
    const sets = new Set(own.map(({ pair }) => pair.items.hash));
    if (task === null || own.length < 2 || sets.size < own.length) return [];
    const k = own.length;
    const mean = own.reduce((sum, { pair }) => sum + pair.overall.difference, 0) / k;
    const errors = own.map(({ pair }) => pair.overall.se);
    const se =
      Math.sqrt(errors.reduce((sum: number, one) => sum + (one ?? Number.NaN) ** 2, 0)) / k;
    const half = normalQuantile(0.975, 0, 1) * se;
    const known = se > 0;
    return [
      {
        letters,
        task,
        benchmarks: own.map(({ benchmark }) => benchmark),
        difference: mean,
        low: known ? mean - half : null,
        high: known ? mean + half : null,
      },
    ];
  });
}
