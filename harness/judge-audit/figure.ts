import { bootstrapOf, percentileInterval, statisticOf } from '../statistics/cluster-resamples.ts';
import type { ClusterResamples, ClusterStatistic } from '../statistics/cluster-resamples.ts';

/** A number with its 95 % interval; null where it is undefined. */
export type Figure = { value: number | null; low: number | null; high: number | null };

export function figureOf(value: number, { low, high }: { low: number; high: number }): Figure {
  return { value: finite(value), low: finite(low), high: finite(high) };
}

/** With the percentile interval of the bootstrap over source videos. */
export function bootstrapped(resamples: ClusterResamples, statistic: ClusterStatistic): Figure {
  const draws = bootstrapOf(resamples, statistic);
  return figureOf(statisticOf(statistic), percentileInterval(draws));
}

export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
