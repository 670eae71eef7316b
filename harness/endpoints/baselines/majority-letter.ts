import type { Baseline } from '../../schema/baseline.ts';
import { tallyOf } from '../blind/answer-tally.ts';
import { optionRule } from '../blind/option-rule.ts';

/** The only baseline whose own answer counts: one of thousands, and so the figure is the usual one. */
export const baseline: Baseline = {
  id: 'majority-letter',
  version: 2,
  summary: 'the letter that is right most often in this split, the question itself included',
  learns: 'answers',
  fit(items) {
    const tally = tallyOf(items, { keyOf: ({ letter }) => letter, without: 'nobody' });
    return optionRule((_, item) => tally(item).map(({ right }) => right));
  },
};
