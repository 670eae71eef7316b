import type { Baseline } from '../../schema/baseline.ts';
import { optionRule } from '../blind/option-rule.ts';

export const baseline: Baseline = {
  id: 'longest-option',
  version: 1,
  summary: 'the option with the most characters',
  learns: 'nothing',
  fit: () => optionRule((texts) => texts.map((text) => text.length)),
};
