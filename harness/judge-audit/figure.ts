import { bootstrapOf, percentileInterval, statisticOf } from '../statistics/cluster-resamples.ts';
import type { ClusterResamples, ClusterStatistic } from '../statistics/cluster-resamples.ts';

/** A number with its 95 % interval; null where it is undefined. */
export type Figure = { value: number | null; low: number | null; high: number | null };

export function figureOf(value: number, { low, high }: { low: number; high: number }): Figure {
  return { value: finite(value), low: finite(low), high: finite(high) };
}

/**
 * With the percentile interval of the bootstrap over source videos; without one where all resamples are
 * alike: no spread is no certainty.
 */
export function bootstrapped(resamples: ClusterResamples, statistic: ClusterStatistic): Figure {
  const value = statisticOf(statistic);
  const { low, high } = percentileInterval(bootstrapOf(resamples, statistic));
  return figureOf(value, high - low > ROUNDING ? { low, high } : NO_INTERVAL);
}

/** A share or a mean of shares with an interval that ends where shares do. */
export function shareFigure(value: number, { low, high }: { low: number; high: number }): Figure {
  return figureOf(value, { low: Math.max(0, low), high: Math.min(1, high) });
}

export const NO_INTERVAL = { low: Number.NaN, high: Number.NaN };

/** Sums of many weights differ in the last bits of a double. */
const ROUNDING = 1e-9;

export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
