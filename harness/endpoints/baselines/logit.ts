import type { Baseline } from '../../schema/baseline.ts';
import { heldOutLogit } from '../blind/held-out-logit.ts';

export const baseline: Baseline = {
  id: 'logit',
  version: 1,
  summary:
    'a linear classifier over words, trained on the answers of other videos in five folds; all options tie where there is one video',
  learns: 'answers',
  fit: (items, seed) => heldOutLogit(items, { seed, heldOut: 'video' }),
};
