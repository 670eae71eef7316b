import betaCdf from '@stdlib/stats-base-dists-beta-cdf';
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import type { Interval } from './wilson.ts';

/** Parameters of the Beta prior, the same on both sides: 1 is uniform, ½ is Jeffreys'. */
export type BetaPrior = 'uniform' | 'jeffreys';

/**
 * Equal-tailed credible interval of a share after `successes` of `trials` independent binary trials
 * (Bowyer, Aitchison & Ivanova 2025, section 3). For few items.
 *
 * @param level default .95.
 * @throws RangeError unless 0 ≤ successes ≤ trials.
 */
export function betaPosterior(
  {
    successes,
    trials,
    prior = 'uniform',
  }: {
    successes: number;
    trials: number;
    prior?: BetaPrior;
  },
  level = 0.95,
): Interval {
  if (!(successes >= 0 && successes <= trials))
    throw new RangeError(`${successes} of ${trials} is no share`);
  const before = prior === 'uniform' ? 1 : 0.5;
  const end = (share: number) =>
    betaQuantile(share, successes + before, trials - successes + before);
  return { low: end((1 - level) / 2), high: end((1 + level) / 2) };
}

/**
 * P(A is better than B | data) for two binary scores over the same independent items, a uniform
 * Dirichlet prior on the four cells: P(Beta(b + 1, c + 1) > ½). The items on which both agree do
 * not matter.
 *
 * @param onlyA items that arm A alone has right.
 * @param onlyB items that arm B alone has right.
 */
export function probabilityBetter(onlyA: number, onlyB: number): number {
  return betaCdf(0.5, onlyB + 1, onlyA + 1);
}
