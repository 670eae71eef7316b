import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { quantile } from './quantile.ts';
import type { Interval } from './wilson.ts';

const UNKNOWN: Interval = { low: Number.NaN, high: Number.NaN };

/**
 * The percentile bootstrap interval (Efron 1979), type-7 quantiles. With a single value in all
 * draws low equals high: the data had no spread, which is not certainty.
 *
 * @param values the statistic of each draw, in any order. One NaN makes both ends NaN: draws where
 *   the statistic is undefined are not left out.
 * @param level two-sided confidence, default .95.
 */
export function percentileInterval(values: ArrayLike<number>, level = 0.95): Interval {
  const sorted = ascending(values);
  if (sorted === undefined) return UNKNOWN;
  return { low: quantile(sorted, (1 - level) / 2), high: quantile(sorted, (1 + level) / 2) };
}

/** What the BCa interval needs beside the draws: the middle of the bootstrap and its skew. */
export type BcaSample = {
  /** The statistic of each draw. */
  values: ArrayLike<number>;
  /** The statistic of the sample. */
  estimate: number;
  /** The statistic without each cluster in turn (`jackknifeOf`). */
  jackknife: ArrayLike<number>;
};

/**
 * The bias-corrected and accelerated interval (Efron 1987), the acceleration from the jackknife
 * that leaves out one cluster. Draws equal to the estimate count half below it.
 *
 * NaN at both ends where a draw, the estimate or a jackknife value is undefined, or where all draws
 * lie on one side of the estimate.
 *
 * @param level two-sided confidence, default .95.
 */
export function bcaInterval(sample: BcaSample, level = 0.95): Interval {
  const sorted = ascending(sample.values);
  const bias = biasOf(sample);
  const acceleration = accelerationOf(sample.jackknife);
  if (sorted === undefined || !Number.isFinite(bias) || Number.isNaN(acceleration)) return UNKNOWN;
  const end = (share: number): number => {
    const shifted = bias + normalQuantile(share, 0, 1);
    return quantile(sorted, normalCdf(bias + shifted / (1 - acceleration * shifted), 0, 1));
  };
  return { low: end((1 - level) / 2), high: end((1 + level) / 2) };
}

/** z₀: the normal quantile of the share of draws below the estimate. */
export function biasOf({ values, estimate }: Omit<BcaSample, 'jackknife'>): number {
  const tolerance = 1e-12 * Math.max(1, Math.abs(estimate));
  let below = 0;
  for (let i = 0; i < values.length; i++) {
    const distance = (values[i] as number) - estimate;
    if (Math.abs(distance) <= tolerance) below += 0.5;
    else if (distance < 0) below += 1;
  }
  return normalQuantile(below / values.length, 0, 1);
}

/** a = Σ(t̄ − t_j)³ / (6 (Σ(t̄ − t_j)²)^1.5); 0 where all t_j are equal. */
export function accelerationOf(jackknife: ArrayLike<number>): number {
  let mean = 0;
  for (let j = 0; j < jackknife.length; j++) mean += (jackknife[j] as number) / jackknife.length;
  let squares = 0;
  let cubes = 0;
  for (let j = 0; j < jackknife.length; j++) {
    const step = mean - (jackknife[j] as number);
    squares += step * step;
    cubes += step * step * step;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}

function ascending(values: ArrayLike<number>): Float64Array | undefined {
  const sorted = Float64Array.from(values).sort();
  // A typed array sorts NaN to its end.
  return sorted.length === 0 || Number.isNaN(sorted.at(-1)) ? undefined : sorted;
}
