import type { Place } from './board-standing.ts';

const EN_DASH = '\u2013';
const LETTERS = 26;

/** "2–6", "3". */
export function rankRange({ rank: { low, high } }: Pick<Place, 'rank'>): string {
  return low === high ? String(low) : `${low}${EN_DASH}${high}`;
}

/** A to Z, then AA: the best band is A. */
export function bandLetter(band: number): string {
  const last = String.fromCodePoint('A'.charCodeAt(0) + (band % LETTERS));
  return band < LETTERS ? last : `${bandLetter(Math.floor(band / LETTERS) - 1)}${last}`;
}
