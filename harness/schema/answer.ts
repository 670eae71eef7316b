import type { Item } from './item.ts';

/**
 * Finds the answer in a reply: one answer and the rule that found it, or a reason. Never a guess.
 * `final` marks a rule that only fires on a finished answer (`<answer>C</answer>`): such an answer
 * stands even when the reply was cut off after it.
 */
export type Extractor = {
  id: string;
  /** Raised when any reply could be read differently than before. */
  version: number;
  extract(text: string, item: Item): Extraction;
};

export type Extraction =
  | { answer: string; rule: string; final: boolean }
  /** `not-an-option`: a letter that the item does not have. */
  | { answer: null; reason: 'empty' | 'ambiguous' | 'none' | 'not-an-option' };

/**
 * Compares an answer with the gold. `null` values: cannot be judged by this scorer, with the reason;
 * `extras` are what can be measured of the answer all the same (`schema/metrics.ts`).
 */
export type Scorer = {
  id: string;
  version: number;
  score(answer: string, item: Item): Scored;
};

export type Scored =
  /** `onlyRight`: this scorer can tell a right answer, and never a wrong one. */
  | { values: Record<string, number>; onlyRight?: true }
  | { values: null; reason: string; extras?: Record<string, number> };
