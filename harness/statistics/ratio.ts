import { percentileInterval } from './bootstrap-interval.ts';

/** A statistic with its bootstrap draws. */
export type Bootstrapped = { estimate: number; draws: Float64Array };

export type Ratio =
  | { kind: 'ratio'; value: number; low: number; high: number }
  | { kind: 'undefined'; reason: string };

/**
 * A ratio of two statistics over the same resamples, such as the share of the score above chance
 * that needs no video, with its percentile interval. It has no meaning where the denominator may be
 * 0, and then is undefined.
 *
 * @param level two-sided confidence of the ratio and of the check, default .95.
 */
export function ratio(numerator: Bootstrapped, denominator: Bootstrapped, level = 0.95): Ratio {
  if (numerator.draws.length !== denominator.draws.length)
    throw new RangeError('a ratio needs draws of the same resamples');
  const below = percentileInterval(denominator.draws, level);
  if (!(below.low > 0 || below.high < 0))
    return { kind: 'undefined', reason: 'the interval of the denominator includes 0' };
  const draws = numerator.draws.map((top, i) => top / (denominator.draws[i] as number));
  const value = numerator.estimate / denominator.estimate;
  return { kind: 'ratio', value, ...percentileInterval(draws, level) };
}

/** a / b − 1, as TOMATO reports its ratios; for comparison with published numbers only. NaN for b = 0. */
export function relativeChange(a: number, b: number): number {
  return b === 0 ? Number.NaN : a / b - 1;
}
