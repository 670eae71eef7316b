import type { Baseline } from '../../schema/baseline.ts';
import { likeness, mean } from '../blind/likeness.ts';
import { optionRule } from '../blind/option-rule.ts';

export const baseline: Baseline = {
  id: 'outlier-option',
  version: 1,
  summary: 'the option that shares fewest words with the other options',
  learns: 'nothing',
  fit: () => optionRule((texts) => likeness(texts).map((others) => -mean(others))),
};
