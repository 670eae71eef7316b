import tQuantile from '@stdlib/stats-base-dists-t-quantile';

export type ClusteredRatio = {
  /** Σ tops / Σ bottoms; NaN where the bottoms sum to 0. */
  value: number;
  /** CR1; NaN with one cluster, 0 when all clusters agree. */
  se: number;
  /** t with C − 1 degrees of freedom; NaN where the standard error is NaN or 0. Not clipped. */
  low: number;
  high: number;
  /** Those that hold anything. */
  clusters: number;
};

/** Below this share of the largest residual a standard error is the last bits of a double. */
const ROUNDING = 1e-12;

/**
 * A ratio of two sums with the interval of the linearised ratio, from totals a cluster (Cochran 1977,
 * section 6.3). With the items of each cluster as bottoms it is their mean with the CR1 standard error,
 * as `clusteredMean` has it; with what could be gained above chance it is `chanceCorrected`. For many
 * figures over one set of items: each costs one pass over the clusters.
 *
 * @param tops one total a cluster.
 * @param bottoms one total a cluster; clusters where both are 0 hold nothing and do not count.
 * @param level two-sided confidence, default .95.
 */
export function clusteredRatio(
  tops: Float64Array,
  bottoms: Float64Array,
  level = 0.95,
): ClusteredRatio {
  if (tops.length !== bottoms.length)
    throw new RangeError(`${tops.length} tops, ${bottoms.length} bottoms`);
  let [top, bottom, clusters] = [0, 0, 0];
  for (let c = 0; c < tops.length; c++) {
    top += tops[c] as number;
    bottom += bottoms[c] as number;
    if (tops[c] !== 0 || bottoms[c] !== 0) clusters += 1;
  }
  const value = bottom === 0 ? Number.NaN : top / bottom;
  let [squares, largest] = [0, 0];
  for (let c = 0; c < tops.length; c++) {
    const fitted = value * (bottoms[c] as number);
    squares += ((tops[c] as number) - fitted) ** 2;
    largest = Math.max(largest, Math.abs(tops[c] as number), Math.abs(fitted));
  }
  const none = { low: Number.NaN, high: Number.NaN };
  if (clusters < 2 || Number.isNaN(value)) return { value, se: Number.NaN, ...none, clusters };
  const se = Math.sqrt((clusters / (clusters - 1)) * squares) / Math.abs(bottom);
  if (se * Math.abs(bottom) <= ROUNDING * largest) return { value, se: 0, ...none, clusters };
  const half = criticalT(clusters - 1, level) * se;
  return { value, se, low: value - half, high: value + half, clusters };
}

const known = new Map<string, number>();

/** The quantile takes far longer than the sums, and a report asks for the same few again and again. */
function criticalT(df: number, level: number): number {
  const key = `${df} ${level}`;
  const found = known.get(key) ?? tQuantile((1 + level) / 2, df);
  if (known.size < 10_000) known.set(key, found);
  return found;
}
