import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Interval } from './wilson.ts';

/** Counts over the same independent items: right by A alone, by B alone, and all. */
export type PairedCounts = { onlyA: number; onlyB: number; n: number };

/**
 * Interval of the difference of two paired proportions, A − B: Wald after half an item is added to
 * each of the four cells (Agresti & Min 2005). It has a width where nothing differs, unlike Wald.
 *
 * @param level two-sided confidence, default .95.
 * @throws RangeError unless n > 0 and holds both counts.
 */
export function agrestiMin({ onlyA, onlyB, n }: PairedCounts, level = 0.95): Interval {
  if (!(n > 0 && onlyA >= 0 && onlyB >= 0 && onlyA + onlyB <= n))
    throw new RangeError(`${onlyA} and ${onlyB} of ${n}`);
  return wald(onlyA + 0.5, onlyB + 0.5, { n: n + 2, level });
}

function wald(onlyA: number, onlyB: number, { n, level }: { n: number; level: number }): Interval {
  const difference = (onlyA - onlyB) / n;
  const half =
    normalQuantile((1 + level) / 2, 0, 1) * Math.sqrt(((onlyA + onlyB) / n - difference ** 2) / n);
  return { low: Math.max(-1, difference - half), high: Math.min(1, difference + half) };
}
