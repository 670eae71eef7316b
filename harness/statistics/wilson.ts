import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** An interval of shares, 0 to 1. */
export type Interval = { low: number; high: number };

/**
 * Wilson score interval for `successes` of `trials` independent binary trials (Wilson 1927; never
 * Wald: its coverage at n = 30 and p = .95 is 78 %).
 *
 * @param level two-sided confidence, default .95.
 * @throws RangeError unless 0 ≤ successes ≤ trials and trials > 0.
 */
export function wilson(successes: number, trials: number, level = 0.95): Interval {
  if (!(trials > 0 && successes >= 0 && successes <= trials)) {
    throw new RangeError(`${successes} of ${trials} is no share`);
  }
  const z = normalQuantile((1 + level) / 2, 0, 1);
  const share = successes / trials;
  const shrink = 1 + (z * z) / trials;
  const centre = (share + (z * z) / (2 * trials)) / shrink;
  const half =
    (z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))) / shrink;
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  };
}
