import type { TextMatch } from './text-pass.ts';

/** PaLM calls an item contaminated from here on (Chowdhery 2022, section 8). */
export const COVERAGE = 0.7;
/** Smallest Jaccard similarity of near duplicates. */
export const SIMILARITY = 0.8;

/** The most items that may match a corpus in which none can be. */
const FALSE_MATCHES = 0.01;
const STEPS = 100;

/** From where a row has an item's text: by the share of its 8-grams, or by the similarity as a whole. */
export type Thresholds = { coverage: number; similarity: number };

/**
 * How far a row is from the usual thresholds, at 0, to word for word, at 1; below 0 it is no match. Both
 * measures are on one scale, so that one number raises both thresholds.
 */
export function strengthOf({ fraction, similarity }: { fraction: number; similarity: number }) {
  const strength = Math.max(
    (fraction - COVERAGE) / (1 - COVERAGE),
    (similarity - SIMILARITY) / (1 - SIMILARITY),
  );
  // 1 − .8 is not .2 in doubles.
  return Math.round(strength * 1e9) / 1e9;
}

export function thresholdsAt(strength: number): Thresholds {
  return {
    coverage: COVERAGE + strength * (1 - COVERAGE),
    similarity: SIMILARITY + strength * (1 - SIMILARITY),
  };
}

/**
 * The lowest strength, from 0 up in steps of .01, at which at most 1 % of items match a null corpus. Where
 * more of them stand there word for word nothing separates, and only word for word counts.
 */
export function calibrate(onNull: readonly TextMatch[]): { strength: number; separates: boolean } {
  const strengths = onNull.map(strongest).sort((a, b) => b - a);
  const first = strengths[Math.floor(FALSE_MATCHES * strengths.length)] ?? -1;
  if (first < 0) return { strength: 0, separates: true };
  if (first >= 1) return { strength: 1, separates: false };
  return { strength: (Math.floor(first * STEPS) + 1) / STEPS, separates: true };
}

/** Of the best row, whosever it is; below 0 where there is none. */
export function strongest({ best }: TextMatch): number {
  const rows = [best.same, best.other, best.none].filter((row) => row !== null);
  return Math.max(-10, ...rows.map(strengthOf));
}
