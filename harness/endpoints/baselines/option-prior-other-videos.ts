import type { Baseline } from '../../schema/baseline.ts';
import { optionPrior } from '../blind/option-prior.ts';

export const baseline: Baseline = {
  id: 'option-prior-other-videos',
  version: 1,
  summary: 'the option whose text was right most often in the questions on other videos',
  learns: 'answers',
  fit: (items) => optionPrior(items, 'video'),
};
