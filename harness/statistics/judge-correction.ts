import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Interval } from './wilson.ts';

/** A mean with its standard error, clustered or not. */
export type MeanWithError = { mean: number; se: number };

/**
 * Prediction-powered mean: the judge's mean over all items, put right by the mean of human − judge
 * over the labelled ones, SE² = SE²_judge + SE²_gap (Angelopoulos et al. 2023). Labelled items must
 * be a random sample. Any bounded score; normal interval, for 100 labelled items or more.
 *
 * @param judge the judge's scores over all items.
 * @param gap human − judge over the labelled items.
 * @param level two-sided confidence, default .95.
 */
export function predictionPowered(
  judge: MeanWithError,
  gap: MeanWithError,
  level = 0.95,
): MeanWithError & Interval {
  const mean = judge.mean + gap.mean;
  const se = Math.hypot(judge.se, gap.se);
  const half = normalQuantile((1 + level) / 2, 0, 1) * se;
  return { mean, se, low: mean - half, high: mean + half };
}

/**
 * The true share behind the share that an imperfect binary judge passes,
 * (observed + specificity − 1) / (sensitivity + specificity − 1) (Rogan & Gladen 1978). Not clipped;
 * NaN for a judge that is no better than a coin.
 */
export function roganGladen({
  observed,
  sensitivity,
  specificity,
}: {
  observed: number;
  sensitivity: number;
  specificity: number;
}): number {
  const youden = sensitivity + specificity - 1;
  return youden > 0 ? (observed + specificity - 1) / youden : Number.NaN;
}
