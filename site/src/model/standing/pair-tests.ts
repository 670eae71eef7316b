import type { ClusterIndex } from '../../../../harness/statistics/clusters.ts';
import { obuchowski } from '../../../../harness/statistics/obuchowski.ts';
import type { PairTest } from '../../../../harness/statistics/rank-sets.ts';
import { signFlips, signFlipTest } from '../../../../harness/statistics/sign-flip.ts';
import { total } from '../../../../harness/statistics/total.ts';
import type { AnswerColumn } from './answer-columns.ts';

/** From here on the normal test holds; below it signs are flipped. */
const ENOUGH_CLUSTERS = 30;

/**
 * Every pair of some rows over the items that both have scored: difference of the means and p, clustered
 * by video, for `rankSets`. A pair without a common item has p = 1: nothing separates it.
 */
export function pairTests(columns: readonly AnswerColumn[], index: ClusterIndex): PairTest[] {
  const pOf = testOf(index.count);
  return columns.flatMap((one, a) =>
    columns.slice(a + 1).map((other, offset) => {
      const { sums, n } = differences(one, other, index);
      const difference = n === 0 ? 0 : total(sums) / n;
      return { a, b: a + 1 + offset, difference, p: n === 0 ? 1 : Math.min(1, pOf(sums)) };
    }),
  );
}

function testOf(clusters: number): (sums: Float64Array) => number {
  if (clusters >= ENOUGH_CLUSTERS) return (sums) => obuchowski(sums).p;
  const flips = signFlips({ clusters, seed: 0, key: 'board' });
  return (sums) => signFlipTest(flips, sums).p;
}

/** One less the other over their common items, a cluster: what the other has not scored is taken out. */
function differences(one: AnswerColumn, other: AnswerColumn, index: ClusterIndex) {
  const sums = one.sums.map((sum, c) => sum - (other.sums[c] as number));
  let missing = one.missing.length;
  for (const item of other.missing) {
    const value = one.values[item] as number;
    if (Number.isNaN(value)) continue;
    sums[index.of[item] as number]! -= value;
    missing += 1;
  }
  for (const item of one.missing) {
    const value = other.values[item] as number;
    if (!Number.isNaN(value)) sums[index.of[item] as number]! += value;
  }
  return { sums, n: index.of.length - missing };
}
