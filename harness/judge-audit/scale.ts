import { RATINGS } from '../schema/rubric.ts';

/** What may be said of an answer or of a question of a checklist, the worst first: a rating is a place in it. */
export const SCALES = {
  verdict: ['no', 'yes'],
  rating: RATINGS.toReversed(),
} as const satisfies Record<string, readonly string[]>;

export type Scale = keyof typeof SCALES;

/** The rating that a word stands for, however it is spelt; null for none. */
export function ratingOf(scale: Scale, word: string): number | null {
  const labels: readonly string[] = SCALES[scale];
  const found = labels.findIndex((label) => label.toLowerCase() === word.trim().toLowerCase());
  return found === -1 ? null : found;
}

export function labelOf(scale: Scale, rating: number): string {
  return SCALES[scale][rating] ?? String(rating);
}

/** 0 for the worst rating, 1 for the best: as it counts in a score. */
export function shareOf(scale: Scale, rating: number): number {
  return rating / (SCALES[scale].length - 1);
}
