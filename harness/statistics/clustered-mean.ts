import tQuantile from '@stdlib/stats-base-dists-t-quantile';
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
 */
export function clusteredMean(values: number[], clusters: (number | string)[]): ClusteredMean {
  const n = values.length;
  if (n === 0 || clusters.length !== n)
    throw new RangeError(`${n} values, ${clusters.length} clusters`);
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const residuals = new Map<number | string, number>();
  let squares = 0;
  values.forEach((value, i) => {
    const cluster = clusters[i] as number | string;
    residuals.set(cluster, (residuals.get(cluster) ?? 0) + value - mean);
    squares += (value - mean) ** 2;
  });
  const count = residuals.size;
  let sum = 0;
  for (const residual of residuals.values()) sum += residual * residual;
  const se = count < 2 ? Number.NaN : Math.sqrt((count / (count - 1)) * sum) / n;
  const independent = squares / (n * (n - 1));
  return { mean, se, n, clusters: count, designEffect: (se * se) / independent };
}

/** mean ± t(C−1)·se. */
export function tInterval(estimate: ClusteredMean, level = 0.95): Interval {
  const t = tQuantile((1 + level) / 2, estimate.clusters - 1);
  return { low: estimate.mean - t * estimate.se, high: estimate.mean + t * estimate.se };
}
