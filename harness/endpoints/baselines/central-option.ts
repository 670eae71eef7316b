import type { Baseline } from '../../schema/baseline.ts';
import { likeness, mean } from '../blind/likeness.ts';
import { optionRule } from '../blind/option-rule.ts';

export const baseline: Baseline = {
  id: 'central-option',
  version: 1,
  summary: 'the option that shares most words with the other options',
  learns: 'nothing',
  fit: () => optionRule((texts) => likeness(texts).map(mean)),
};
