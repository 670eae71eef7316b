import { clusteredMean, tInterval } from './clustered-mean.ts';
import { wilson } from './wilson.ts';

export type Accuracy = {
  value: number;
  low: number;
  high: number;
  se: number | null;
  estimator: 'cluster-t' | 'wilson';
  n: number;
  clusters: number;
};

/** Videos that all have the same share give a standard error of 0, but for the last bits of a double. */
const ROUNDING = 1e-9;

/**
 * Share of correct items, or mean of values in [0, 1], with its 95 % interval: clustered by video (CR1, t with C − 1 degrees of
 * freedom), clipped to [0, 1].
 *
 * Wilson where the clustered standard error says nothing: one video, every item in a video of its
 * own, or all videos alike. It counts videos and not items, because nine questions about one video
 * that are all right are not nine independent successes. Parts of an item vary less than a coin of
 * the same mean, so that the interval is never too short for them.
 *
 * @param correct one an item; a number where an item was asked in several ways, or tied.
 * @param clusters the video of each item.
 */
export function accuracy(
  correct: readonly (boolean | number)[],
  clusters: (number | string)[],
): Accuracy {
  const fit = clusteredMean(correct.map(Number), clusters);
  const { n, clusters: count } = fit;
  // The mean of many parts of 1 may be more than 1 by the last bit of a double.
  const value = Math.min(1, fit.mean);
  if (count < 2 || count === n || fit.se < ROUNDING) {
    const interval = wilson(value * count, count);
    return { value, ...interval, se: null, estimator: 'wilson', n, clusters: count };
  }
  const { low, high } = tInterval(fit);
  return {
    value,
    low: Math.max(0, low),
    high: Math.min(1, high),
    se: fit.se,
    estimator: 'cluster-t',
    n,
    clusters: count,
  };
}
