import type { Baseline } from '../../schema/baseline.ts';
import { optionRule } from '../blind/option-rule.ts';

export const baseline: Baseline = {
  id: 'random',
  version: 2,
  summary: 'any option, uniformly: all of them tie; seeded by the item',
  learns: 'nothing',
  fit: () => optionRule((texts) => texts.map(() => 0)),
};
