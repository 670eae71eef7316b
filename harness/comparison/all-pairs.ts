import type { ClusterIndex } from '../statistics/clusters.ts';
import { obuchowski } from '../statistics/obuchowski.ts';
import { answerBits, bitSums } from './answer-bits.ts';
import { differenceOf, type Difference } from './difference.ts';
import { pairSums } from './pair-sums.ts';

/** Two of several arms, by their places; the later less the earlier. */
export type PairFigures = Difference & {
  places: [base: number, other: number];
  /** Two-sided, normal by clusters: for thousands of pairs, and no substitute for the sign-flip test. */
  p: number;
};

/**
 * Every pair of some arms over the same items. Right and wrong are compared as bits, other scores item by item.
 *
 * @param scores one list an arm, NaN where an item has none.
 * @param wanted which pairs; all without it.
 */
export function allPairs(
  scores: readonly Float64Array[],
  index: ClusterIndex,
  wanted: (base: number, other: number) => boolean = () => true,
): PairFigures[] {
  const bits = scores.map((one) => answerBits(one, index));
  const sumsOf = (base: number, other: number) => {
    const [one, two] = [bits[base], bits[other]];
    return one != null && two != null
      ? bitSums(one, two)
      : pairSums(scores[base] as Float64Array, scores[other] as Float64Array, { index });
  };
  const pairs: PairFigures[] = [];
  for (let base = 0; base < scores.length; base++) {
    for (let other = base + 1; other < scores.length; other++) {
      if (!wanted(base, other)) continue;
      const sums = sumsOf(base, other);
      const figures = differenceOf(sums);
      if (figures === null) continue;
      pairs.push({ ...figures, places: [base, other], p: obuchowski(sums.sums).p });
    }
  }
  return pairs;
}
