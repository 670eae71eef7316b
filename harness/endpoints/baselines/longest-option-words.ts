import type { Baseline } from '../../schema/baseline.ts';
import { optionRule } from '../blind/option-rule.ts';
import { tokens } from '../blind/tokens.ts';

export const baseline: Baseline = {
  id: 'longest-option-words',
  version: 1,
  summary: 'the option with the most words',
  learns: 'nothing',
  fit: () => optionRule((texts) => texts.map((text) => tokens(text).length)),
};
