import type { Baseline } from '../../schema/baseline.ts';
import { tallyOf } from '../blind/answer-tally.ts';
import { optionRule } from '../blind/option-rule.ts';

export const baseline: Baseline = {
  id: 'majority-letter-other-videos',
  version: 1,
  summary: 'the letter that is right most often in the other videos of this split',
  learns: 'answers',
  fit(items) {
    const tally = tallyOf(items, { keyOf: ({ letter }) => letter, without: 'video' });
    return optionRule((_, item) => tally(item).map(({ right }) => right));
  },
};
