import type { Floors } from '../../../harness/schema/floors.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Estimate } from '../../../harness/schema/result.ts';

/** Floors of an item set whose items all have the same number of options. */
export function makeFloors(items: ItemSet, expected: Record<string, number>): Floors {
  const n = items.ids.length;
  const clusters = items.clusterIds.length;
  const estimate = (value: number): Estimate => {
    const half = { low: value - 0.018, high: value + 0.018, se: 0.009 };
    return { value, ...half, estimator: 'cluster-t', n, clusters };
  };
  return {
    schemaVersion: 1,
    benchmark: {
      id: items.benchmark,
      split: items.split,
      itemSet: items.hash,
      itemSetName: items.name,
      items: n,
      clusters,
    },
    seed: 7,
    rules: Object.fromEntries(
      Object.keys(expected).map((id) => [id, { version: 1, summary: id, learns: 'nothing' }]),
    ),
    whole: {
      n,
      clusters,
      chance: 1 / (items.optionCounts[0] ?? 1),
      baselines: Object.fromEntries(
        Object.entries(expected).map(([id, value]) => [
          id,
          { expected: estimate(value), tiesByItemId: value },
        ]),
      ),
    },
    breakdowns: {},
    logit: null,
    notes: [],
  };
}
