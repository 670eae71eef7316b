import type { Baseline } from '../../schema/baseline.ts';
import { tallyOf } from '../blind/answer-tally.ts';
import { optionRule } from '../blind/option-rule.ts';

/** The only baseline whose own answer counts: one of thousands, and so the figure is the usual one. */
export const baseline: Baseline = {
  id: 'majority-letter',
  version: 1,
  summary: 'the letter that is right most often in this split, the question itself included',
  learns: 'answers',
  fit(items) {
    const tally = tallyOf(items, { keyOf: ({ letter }) => letter, without: 'nobody' });
    return optionRule((_, item) => {
      const letters = (item.options ?? []).map(({ letter }) => letter);
      const sorted = letters.toSorted();
      // One letter for the whole split: of two that are right equally often, the earlier one.
      return tally(item).map(({ right }, option) =>
        right === 0 ? 0 : right - sorted.indexOf(letters[option] ?? '') / letters.length,
      );
    });
  },
};
