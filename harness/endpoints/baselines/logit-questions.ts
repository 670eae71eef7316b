import type { Baseline } from '../../schema/baseline.ts';
import { heldOutLogit } from '../blind/held-out-logit.ts';

export const baseline: Baseline = {
  id: 'logit-questions',
  version: 1,
  summary:
    'the same classifier trained on other questions, those of the same video too; what it gains is what videos repeat',
  learns: 'answers-same-video',
  fit: (items, seed) => heldOutLogit(items, { seed, heldOut: 'question' }),
};
