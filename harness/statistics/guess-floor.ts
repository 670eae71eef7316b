import { binomialUpperTail } from './binomial.ts';

/** An item is flagged when `hits` or more of `answers` blind answers are right, in any of `tests`. */
export type FlagRule = { hits: number; answers: number; options: number; tests?: number };

/** Share of items that independent guessing flags: 1 − (1 − P(Bin(m, 1/K) ≥ k))^T. */
export function guessFloor({ hits, answers, options, tests = 1 }: FlagRule): number {
  return 1 - (1 - binomialUpperTail(hits, answers, 1 / options)) ** tests;
}

/**
 * The part of a rate that is above what happens by chance, (f − q) / (1 − q): the excess of a flag
 * rate, or the items known without looking among those right under all rotations. Not clipped.
 *
 * @returns NaN where the floor is 1.
 */
export function aboveFloor(rate: number, floor: number): number {
  return floor < 1 ? (rate - floor) / (1 - floor) : Number.NaN;
}
