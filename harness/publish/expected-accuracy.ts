import type { Estimate } from '../schema/result.ts';
import { clusteredMean, tInterval } from '../statistics/clustered-mean.ts';
import { wilson } from '../statistics/wilson.ts';

const ROUNDING = 1e-9;

/**
 * Mean of credits of 0 to 1 with its 95 % interval, clustered by video: as `accuracy` has it for right
 * and wrong. A tie's credit varies less than a coin's, so that the Wilson interval is never too short.
 */
export function expectedAccuracy(credits: number[], clusters: number[]): Estimate {
  const fit = clusteredMean(credits, clusters);
  const { mean, n, clusters: count } = fit;
  const value = Math.min(1, mean);
  if (count < 2 || count === n || fit.se < ROUNDING) {
    const interval = wilson(value * count, count);
    return { value, ...interval, se: null, estimator: 'wilson', n, clusters: count };
  }
  const { low, high } = tInterval(fit);
  const clipped = { low: Math.max(0, low), high: Math.min(1, high) };
  return { value, ...clipped, se: fit.se, estimator: 'cluster-t', n, clusters: count };
}
