import type { Baseline } from '../../schema/baseline.ts';
import { optionPrior } from '../blind/option-prior.ts';

export const baseline: Baseline = {
  id: 'option-prior',
  version: 1,
  summary:
    'the option whose text was right most often in the other questions, the same video’s too',
  learns: 'answers-same-video',
  fit: (items) => optionPrior(items, 'question'),
};
