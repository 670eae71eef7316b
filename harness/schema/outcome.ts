import { z } from 'zod';

/**
 * What became of a trial. The first five are scored (the last three of them as wrong, and shown);
 * the others never are: a failure is not an answer.
 */
export const OUTCOMES = [
  'correct',
  'wrong',
  'unparsed',
  'refused',
  'truncated',
  'unjudged',
  'failed',
  'not-asked',
] as const;

export const outcomeSchema = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof outcomeSchema>;

const LETTERS = {
  correct: 'c',
  wrong: 'w',
  unparsed: 'u',
  refused: 'r',
  truncated: 't',
  unjudged: 'j',
  failed: 'f',
  'not-asked': '-',
} as const satisfies Record<Outcome, string>;

const BY_LETTER = new Map<string, Outcome>(OUTCOMES.map((outcome) => [LETTERS[outcome], outcome]));

/** One letter an outcome, in the canonical order of the items. */
export function encodeOutcomes(outcomes: Outcome[]): string {
  return outcomes.map((outcome) => LETTERS[outcome]).join('');
}

/** Inverse of `encodeOutcomes`; throws a RangeError on a letter that stands for nothing. */
export function decodeOutcomes(letters: string): Outcome[] {
  return Array.from(letters, (letter) => {
    const outcome = BY_LETTER.get(letter);
    if (outcome === undefined) throw new RangeError(`"${letter}" is no outcome letter`);
    return outcome;
  });
}

export function isScored(outcome: Outcome): boolean {
  return (
    outcome === 'correct' ||
    outcome === 'wrong' ||
    outcome === 'unparsed' ||
    outcome === 'refused' ||
    outcome === 'truncated'
  );
}
