import { clusteredMean, tInterval } from './clustered-mean.ts';

export type PairedDifference = {
  /** In the unit of the scores: shares of 1 for right and wrong. Not clipped. */
  difference: number;
  /** CR1; NaN with one cluster, 0 when all clusters agree. */
  se: number;
  /** NaN where the standard error is NaN or 0: such data say nothing about the spread. */
  low: number;
  high: number;
  n: number;
  clusters: number;
  /** Variance over that of independent items; NaN where the latter is 0. */
  designEffect: number;
  estimator: 'cluster-t';
};

/** Below this share of the largest difference a standard error is the last bits of a double. */
const ROUNDING = 1e-12;

/**
 * Mean of a_i − b_i over the same items with its 95 % interval: CR1 by cluster, t with C − 1
 * degrees of freedom (Miller 2024, section 4; Cameron & Miller 2015). Any bounded scores.
 *
 * Positive means that `a` is the better arm. Swapping the arms mirrors the interval.
 *
 * @param a one score an item, arm A.
 * @param b the same items in the same order, arm B.
 * @param clusters the video of each item.
 * @throws RangeError if there is no item, the lengths differ or a score is not finite.
 */
export function pairedDifference(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  clusters: ArrayLike<number | string>,
): PairedDifference {
  if (a.length !== b.length) throw new RangeError(`${a.length} scores against ${b.length}`);
  return meanWithInterval(
    Float64Array.from(a, (score, i) => score - (b[i] as number)),
    clusters,
  );
}

/**
 * The same for differences that are at hand, such as a difference in differences
 * (f_T − f_B) − (b_T − b_B).
 *
 * @param differences one an item.
 * @param level two-sided confidence, default .95.
 * @throws RangeError if there is no item, the lengths differ or a difference is not finite.
 */
export function meanWithInterval(
  differences: ArrayLike<number>,
  clusters: ArrayLike<number | string>,
  level = 0.95,
): PairedDifference {
  const fit = clusteredMean(differences, clusters);
  let largest = 0;
  for (let i = 0; i < differences.length; i++)
    largest = Math.max(largest, Math.abs(differences[i] as number));
  const shared = {
    difference: fit.mean,
    n: fit.n,
    clusters: fit.clusters,
    designEffect: fit.designEffect,
    estimator: 'cluster-t',
  } as const;
  if (fit.se > ROUNDING * largest) return { ...shared, se: fit.se, ...tInterval(fit, level) };
  const se = Number.isNaN(fit.se) ? Number.NaN : 0;
  return { ...shared, se, low: Number.NaN, high: Number.NaN };
}
