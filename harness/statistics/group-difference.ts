import { clusterIndex } from './clusters.ts';
import { tTest } from './student-t.ts';
import { total } from './total.ts';

export type GroupDifference = {
  /** Mean of the first group less that of the second. */
  difference: number;
  /** CR1 by cluster; NaN where there is nothing to judge a spread by. */
  se: number;
  low: number;
  high: number;
  /**
   * One a cluster; they add up to the difference. What each would add if both groups had one mean: under
   * that hypothesis it is as likely the one way as the other (`signFlipTest`).
   */
  scores: Float64Array;
};

type Group = { values: readonly number[]; clusters: readonly (number | string)[] };

/**
 * Difference of the means of two groups of items whose clusters may be shared between them: its interval by
 * the influence of each cluster, t with the clusters of the smaller group less one, and the effective
 * scores under equal means, whose signs a test flips (Hemerik, Goeman & Finos 2020).
 *
 * @throws RangeError where a group is empty.
 */
export function groupDifference(first: Group, second: Group): GroupDifference {
  if (first.values.length === 0 || second.values.length === 0) throw new RangeError('no items');
  const index = clusterIndex([...first.clusters, ...second.clusters]);
  const [n, m] = [first.values.length, second.values.length];
  const [one, other] = [meanOf(first), meanOf(second)];
  const pooled = (n * one + m * other) / (n + m);
  const influence = new Float64Array(index.count);
  const scores = new Float64Array(index.count);
  const add = (values: readonly number[], { at, mean, weight }: Place) => {
    values.forEach((value, item) => {
      const cluster = index.of[at + item] as number;
      influence[cluster]! += weight * (value - mean);
      scores[cluster]! += weight * (value - pooled);
    });
  };
  add(first.values, { at: 0, mean: one, weight: 1 / n });
  add(second.values, { at: n, mean: other, weight: -1 / m });
  const clusters = Math.min(new Set(first.clusters).size, new Set(second.clusters).size);
  const squares = total(influence.map((part) => part * part));
  const se = clusters < 2 ? Number.NaN : Math.sqrt((index.count / (index.count - 1)) * squares);
  const { low, high } = tTest({ estimate: one - other, se, df: clusters - 1 });
  return { difference: one - other, se, low, high, scores };
}

type Place = { at: number; mean: number; weight: number };

function meanOf({ values }: Group): number {
  return total(Float64Array.from(values)) / values.length;
}
