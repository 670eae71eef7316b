import type { AccuracyFigures, AgreementFigures } from './verify-figures.ts';

export const VERDICTS = ['agrees', 'disagrees', 'too few items to say'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One claim that asking again has to bear out. */
export type Check = AgreementFigures & { accuracy: AccuracyFigures };

/** Chance that an honest record is said to score something else, over all of its probes. */
export const FALSE_ALARM = 0.01;

export type VerdictOptions = {
  /** How far agreement may lie below the floor, a share. */
  margin: number;
  /** How many probes share the false alarm. */
  probes: number;
};

/**
 * `disagrees`: agreement is shown to lie below the floor by more than the margin, or the score of the record
 * is not what was scored now. `agrees`: shown not to lie below it by more, and the scores do not differ
 * beyond chance. Neither is shown: too few items.
 */
export function verdictOf(
  { difference, accuracy }: Pick<Check, 'difference' | 'accuracy'>,
  { margin, probes }: VerdictOptions,
): Verdict {
  if (difference.high < -margin || accuracy.p < FALSE_ALARM / probes) return 'disagrees';
  return difference.low > -margin ? 'agrees' : 'too few items to say';
}

/** One disagreement is enough; to agree, all have to. */
export function overall(verdicts: Verdict[]): Verdict {
  if (verdicts.includes('disagrees')) return 'disagrees';
  return verdicts.every((one) => one === 'agrees') ? 'agrees' : 'too few items to say';
}
