import { isScored, type Outcome } from '../schema/outcome.ts';
import type { ProbeEvidence } from '../shortcuts/evidence.ts';

/** What counts for an answer that cannot be read, and for a trial that has no score. */
export type CountingRule = {
  /** `wrong` is the score; `chance` is what a guess among the item's options would have. */
  unread?: 'wrong' | 'left-out' | 'chance';
  /** Failed and unjudged trials; what was not asked is always left out. */
  unscored?: 'left-out' | 'wrong' | 'right';
};

/**
 * What a probe says of each item, 0 to 1, under a rule; NaN where it says nothing. Under the default
 * rule these are the values of the score.
 *
 * @param optionCounts one an item; 0 has no chance level.
 */
export function scoresOf(
  { variants, combine }: Pick<ProbeEvidence, 'variants' | 'combine'>,
  optionCounts: ArrayLike<number>,
  { unread = 'wrong', unscored = 'left-out' }: CountingRule = {},
): Float64Array {
  const worth = (outcome: Outcome, item: number): number => {
    if (outcome === 'correct') return 1;
    if (outcome === 'wrong') return 0;
    if (outcome === 'not-asked') return LEFT_OUT;
    if (!isScored(outcome))
      return unscored === 'left-out' ? LEFT_OUT : unscored === 'right' ? 1 : 0;
    if (unread === 'wrong') return 0;
    if (unread === 'left-out') return LEFT_OUT;
    // NaN for an item without options: nothing can be said of it under this rule.
    return optionCounts[item] === 0 ? Number.NaN : 1 / (optionCounts[item] as number);
  };
  const scores = new Float64Array(optionCounts.length).fill(Number.NaN);
  if (combine === 'apart' && variants.length > 1) return scores;
  for (let item = 0; item < scores.length; item++) {
    let [sum, missed, count] = [0, 1, 0];
    for (const { outcomes } of variants) {
      const value = worth(outcomes[item] as Outcome, item);
      if (value === LEFT_OUT) continue;
      sum += value;
      missed *= 1 - value;
      count += 1;
    }
    if (count > 0) scores[item] = combine === 'best' ? 1 - missed : sum / count;
  }
  return scores;
}

const LEFT_OUT = -1;
