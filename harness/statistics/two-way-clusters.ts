import { clusterIndex, clusterSums } from './clusters.ts';
import { total } from './total.ts';

export type TwoWayMean = {
  mean: number;
  se: number;
  /** Variances of the mean, clustered by the one, by the other and by neither; without a small-sample factor. */
  variances: { first: number; second: number; neither: number };
};

/**
 * Mean of values that share both a row and a column, such as an item and a training seed:
 * V = V_first + V_second − V_neither (Cameron, Gelbach & Miller 2011), never below the greater of
 * the two. With a handful of seeds the second variance is itself a guess.
 *
 * @param values one an answer.
 * @param first the item (or video) of each.
 * @param second the seed of each.
 * @throws RangeError if there is no value, the lengths differ or a value is not finite.
 */
export function twoWayMean(
  values: ArrayLike<number>,
  first: ArrayLike<number | string>,
  second: ArrayLike<number | string>,
): TwoWayMean {
  const n = values.length;
  if (n === 0) throw new RangeError('no values');
  const mean = total(Float64Array.from(values)) / n;
  const residuals = Float64Array.from(values, (value) => value - mean);
  const variance = (sums: Float64Array) => total(sums.map((sum) => sum * sum)) / n ** 2;
  const variances = {
    first: variance(clusterSums(residuals, clusterIndex(first))),
    second: variance(clusterSums(residuals, clusterIndex(second))),
    neither: variance(residuals),
  };
  const sum = variances.first + variances.second - variances.neither;
  return { mean, se: Math.sqrt(Math.max(sum, variances.first, variances.second)), variances };
}
