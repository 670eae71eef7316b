import { connorItems, detectableDifference } from '../statistics/power.ts';
import type { PastPairs, Spread } from './past-pairs.ts';

/** What so many items can show, at a discordance and a design effect that are guessed or were seen. */
export type Plan = {
  items: number;
  discordance: number;
  designEffect: number;
  power: number;
  /** The smallest difference that is found. */
  detectable: number;
  /** For a wanted difference: items, rounded up; null where the discordance does not allow it. */
  needed: { delta: number; items: number | null } | null;
};

export type PlanInput = {
  items: number;
  discordance: number;
  designEffect: number;
  power: number;
  delta: number | null;
};

/** The design effect multiplies the items that independent ones would need (Kish 1965, section 5.4). */
export function planOf({ delta, ...how }: PlanInput): Plan {
  const { discordance, designEffect, power } = how;
  const possible = delta !== null && delta <= discordance;
  const items = possible
    ? Math.ceil(connorItems({ delta, discordance, power }) * designEffect)
    : null;
  return {
    ...how,
    detectable: detectableDifference(how),
    needed: delta === null ? null : { delta, items },
  };
}

/** The same at the least, the middle and the greatest that past pairs had. */
export function plansOf(
  { items, discordance, designEffect }: PastPairs,
  { power, delta }: { power: number; delta: number | null },
): Record<keyof Spread, Plan> {
  const at = (end: keyof Spread) =>
    planOf({ items, discordance: discordance[end], designEffect: designEffect[end], power, delta });
  return { low: at('low'), median: at('median'), high: at('high') };
}
