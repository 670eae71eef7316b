import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** Share of true differences that a test should find, and its two-sided confidence. */
export type PowerAim = {
  /** Default .8. */
  power?: number;
  /** Default .95. */
  level?: number;
};

/**
 * Items needed to see a paired difference of `delta`, not rounded (Miller 2024, equation 9):
 * n = (z_{α/2} + z_β)² (ω² + σ_A²/K_A + σ_B²/K_B) / δ².
 *
 * @param omega2 variance over items of the difference of the two arms' expected scores.
 * @param sampling variance of one answer about its expected score, averaged over items, and answers
 *   an item, one entry an arm; none where an answer does not vary.
 */
export function millerItems({
  delta,
  omega2,
  sampling = [],
  ...aim
}: PowerAim & {
  delta: number;
  omega2: number;
  sampling?: { variance: number; answers: number }[];
}): number {
  const variance = sampling.reduce((sum, arm) => sum + arm.variance / arm.answers, omega2);
  return (reach(aim) ** 2 * variance) / delta ** 2;
}

/**
 * Items needed to see a paired difference of `delta` between two binary scores that differ on a
 * share `discordance` of items, not rounded (Connor 1987):
 * n = (z_{α/2} √p_d + z_β √(p_d − δ²))² / δ².
 *
 * @throws RangeError unless 0 < |delta| ≤ discordance ≤ 1.
 */
export function connorItems({
  delta,
  discordance,
  power = 0.8,
  level = 0.95,
}: PowerAim & { delta: number; discordance: number }): number {
  if (!(Math.abs(delta) > 0 && Math.abs(delta) <= discordance && discordance <= 1))
    throw new RangeError(`a difference of ${delta} at a discordance of ${discordance}`);
  const alpha = normalQuantile((1 + level) / 2, 0, 1) * Math.sqrt(discordance);
  const beta = normalQuantile(power, 0, 1) * Math.sqrt(discordance - delta ** 2);
  return ((alpha + beta) / delta) ** 2;
}

/**
 * The smallest mean difference that is found with the given power:
 * (z_{α/2} + z_β) √(variance · deff / n).
 *
 * @param variance of the difference of one item.
 */
export function minimumDetectableEffect({
  items,
  variance,
  designEffect = 1,
  ...aim
}: PowerAim & { items: number; variance: number; designEffect?: number }): number {
  return reach(aim) * Math.sqrt((variance * designEffect) / items);
}

/**
 * The same for paired binary scores, whose difference has the variance p_d − δ² ≤ p_d: the smallest
 * difference of accuracy, a share of 1, that a comparison over these items can be expected to find.
 *
 * @param discordance share of items on which one arm is right and the other wrong.
 * @param designEffect of the paired differences, 1 for independent items.
 */
export function detectableDifference({
  items,
  discordance,
  designEffect,
  ...aim
}: PowerAim & { items: number; discordance: number; designEffect: number }): number {
  return minimumDetectableEffect({ items, variance: discordance, designEffect, ...aim });
}

function reach({ power = 0.8, level = 0.95 }: PowerAim): number {
  return normalQuantile((1 + level) / 2, 0, 1) + normalQuantile(power, 0, 1);
}
