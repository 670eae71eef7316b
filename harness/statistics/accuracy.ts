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
 * Share of correct items with its 95 % interval: clustered by video (CR1, t with C − 1 degrees of
 * freedom), clipped to [0, 1].
 *
 * Wilson where the clustered standard error says nothing: one cluster, every item in a cluster of its
 * own, or all items alike. In the last case it counts clusters and not items, because nine questions
 * about one video that are all right are not nine independent successes.
 *
 * @param correct one an item.
 * @param clusters the video of each item.
 */
export function accuracy(correct: boolean[], clusters: (number | string)[]): Accuracy {
  const fit = clusteredMean(correct.map(Number), clusters);
  const { mean: value, n, clusters: count } = fit;
  const successes = correct.filter(Boolean).length;
  const alike = successes === 0 || successes === n;
  if (count < 2 || count === n || alike || fit.se < ROUNDING) {
    const trials = alike && count > 1 ? count : n;
    return {
      value,
      ...wilson(value * trials, trials),
      se: null,
      estimator: 'wilson',
      n,
      clusters: count,
    };
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
