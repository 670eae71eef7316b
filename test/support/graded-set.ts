import { benchmark } from '../../benchmarks/ruler-bench/benchmark.ts';
import type { GradedSet } from '../../harness/checklists/graded-items.ts';
import type { JudgedItem } from '../../harness/checklists/judged-item.ts';
import { describeItems } from '../../harness/plan/item-set.ts';
import type { Item } from '../../harness/schema/item.ts';

/** The item set whose items have these checklists, in this order. */
export function gradedSet(items: readonly JudgedItem[]): GradedSet {
  return describeItems(benchmark, items.map(gradedItem), null) as GradedSet;
}

export function gradedItem({ id, category, task, dimensions }: JudgedItem): Item {
  return {
    id,
    cluster: id,
    split: 'test',
    question: 'Show it.',
    gold: {
      kind: 'checklist',
      checks: dimensions.map((dimension) => ({ dimension, question: 'Does it?' })),
    },
    tags: { category, task, index: id.split('_').at(-1) ?? '' },
  };
}
