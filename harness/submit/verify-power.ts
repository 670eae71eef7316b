import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { FALSE_ALARM, type Check, type VerdictOptions } from './verify-verdict.ts';

/** Shares of the claimed outcomes; null where even all of them would go unseen. */
export type Detectable = {
  /** Changed in any way. */
  any: number | null;
  /** Changed so that the score moves one way: wrong into right. */
  oneWay: number | null;
};

const POWER = 0.8;

/**
 * How many changed outcomes such a sample finds in four of five cases, by its size and by what varies in it
 * without any change. Changed outcomes are spread over the videos, so that each adds the variance of one
 * item: SE² = SE₀² + q(1 − q)/n. Of a model that agrees with itself on a share F, a changed outcome
 * lowers agreement by 2F − 1, as a change can also make two answers meet.
 */
export function detectable(
  { n, se, floor, accuracy }: Check,
  { margin, probes }: VerdictOptions,
): Detectable {
  const found = normalQuantile(POWER, 0, 1);
  const spread = (base: number, share: number) => Math.sqrt(base ** 2 + (share * (1 - share)) / n);
  const oneSided = normalQuantile(0.95, 0, 1) + found;
  const twoSided = normalQuantile(1 - FALSE_ALARM / probes / 2, 0, 1) + found;
  const lowers = Math.max(0, 2 * floor.value - 1);
  const any = smallest((q) => q * lowers >= margin + oneSided * spread(se, q));
  const oneWay = smallest((q) => q >= twoSided * spread(accuracy.se, q));
  return { any, oneWay: oneWay === null || any === null ? (oneWay ?? any) : Math.min(oneWay, any) };
}

const STEPS = 1000;

/** In tenths of a per cent: more would be a precision that no sample has. */
function smallest(isFound: (share: number) => boolean): number | null {
  for (let step = 1; step <= STEPS; step += 1) if (isFound(step / STEPS)) return step / STEPS;
  return null;
}
