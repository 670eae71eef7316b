import { clusterIndex, clusterSizes, clusterSums } from './clusters.ts';
import { total } from './total.ts';

/**
 * What clusters of these sizes do to the variance of a mean: 1 + (m̄_w − 1) ρ with
 * m̄_w = Σ m_c² / n (Kish 1965, section 5.4, for unequal sizes).
 *
 * @param sizes items a cluster.
 * @param correlation within a cluster, ρ.
 */
export function designEffect(sizes: Float64Array, correlation: number): number {
  return 1 + (total(sizes.map((size) => size * size)) / total(sizes) - 1) * correlation;
}

/**
 * The correlation of two items of one cluster, by analysis of variance (Donner 1986, section 2).
 * Not clipped: it is negative where items of a cluster differ more than items at large.
 *
 * @returns NaN with one cluster, with one item in each, or where nothing varies.
 */
export function intraclassCorrelation(
  values: ArrayLike<number>,
  clusters: ArrayLike<number | string>,
): number {
  const index = clusterIndex(clusters);
  const sums = clusterSums(values, index);
  const sizes = clusterSizes(index);
  const n = values.length;
  const mean = total(sums) / n;
  const between = total(sums.map((sum, c) => (sum / sizes[c]! - mean) ** 2 * sizes[c]!));
  let within = 0;
  index.of.forEach((c, i) => (within += ((values[i] as number) - sums[c]! / sizes[c]!) ** 2));
  const meanBetween = between / (index.count - 1);
  const meanWithin = within / (n - index.count);
  const typicalSize = (n - total(sizes.map((size) => size * size)) / n) / (index.count - 1);
  return (meanBetween - meanWithin) / (meanBetween + (typicalSize - 1) * meanWithin);
}
