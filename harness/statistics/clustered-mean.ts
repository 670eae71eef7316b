import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { clusterIndex, clusterSums } from './clusters.ts';
import type { Interval } from './wilson.ts';

export type ClusteredMean = {
  mean: number;
  /** CR1 standard error; NaN with fewer than two clusters. */
  se: number;
  n: number;
  clusters: number;
  /** Variance over that of independent items; NaN where the latter is 0. */
  designEffect: number;
};

/**
 * Mean of `values` with the CR1 cluster-robust standard error:
 * SE² = C/(C−1) · Σ_c (Σ_{i∈c} (s_i − s̄))² / n² (Cameron & Miller 2015; Miller 2024, section 2.2).
 *
 * @param values one an item.
 * @param clusters the cluster of each item, any labels.
 * @throws RangeError if there are no values, the lengths differ or a value is not finite.
 */
export function clusteredMean(
  values: ArrayLike<number>,
  clusters: ArrayLike<number | string>,
): ClusteredMean {
  const n = values.length;
  if (n === 0 || clusters.length !== n)
    throw new RangeError(`${n} values, ${clusters.length} clusters`);
  let total = 0;
  for (let i = 0; i < n; i++) total += values[i] as number;
  const mean = total / n;
  // A loop: Float64Array.from with a function takes five times as long.
  const residuals = new Float64Array(n);
  for (let i = 0; i < n; i++) residuals[i] = (values[i] as number) - mean;
  const index = clusterIndex(clusters);
  const sum = sumOfSquares(clusterSums(residuals, index));
  const count = index.count;
  const se = count < 2 ? Number.NaN : Math.sqrt((count / (count - 1)) * sum) / n;
  const independent = sumOfSquares(residuals) / (n * (n - 1));
  return { mean, se, n, clusters: count, designEffect: (se * se) / independent };
}

/** mean ± t(C−1)·se. */
export function tInterval(estimate: ClusteredMean, level = 0.95): Interval {
  const t = tQuantile((1 + level) / 2, estimate.clusters - 1);
  return { low: estimate.mean - t * estimate.se, high: estimate.mean + t * estimate.se };
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
