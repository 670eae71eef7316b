import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import type { Interval } from './wilson.ts';

/**
 * The exact interval of Clopper & Pearson (1934) for `successes` of `trials` independent binary
 * trials: never covers less than its level, and is wider than Wilson for it.
 *
 * @param level two-sided confidence, default .95.
 * @throws RangeError unless both are whole numbers, 0 ≤ successes ≤ trials and trials > 0.
 */
export function clopperPearson(successes: number, trials: number, level = 0.95): Interval {
  if (
    !(Number.isInteger(successes) && Number.isInteger(trials) && trials > 0) ||
    successes < 0 ||
    successes > trials
  )
    throw new RangeError(`${successes} of ${trials} is no share`);
  const tail = (1 - level) / 2;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, trials - successes + 1),
    high: successes === trials ? 1 : betaQuantile(1 - tail, successes + 1, trials - successes),
  };
}
