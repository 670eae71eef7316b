import type { Benchmark } from '../../harness/schema/benchmark.ts';
import type { Item } from '../../harness/schema/item.ts';

/** For each breakdown: how many items have a label, by label and together. */
export function breakdownCounts(
  benchmark: Benchmark,
  items: Item[],
): Record<string, { total: number; labels: Record<string, number> }> {
  const counts: Record<string, { total: number; labels: Record<string, number> }> = {};
  for (const item of items) {
    for (const [name, label] of Object.entries(benchmark.breakdowns(item))) {
      const one = (counts[name] ??= { total: 0, labels: {} });
      one.total += label === '' ? 0 : 1;
      one.labels[label] = (one.labels[label] ?? 0) + 1;
    }
  }
  return counts;
}
