import type { Baseline } from '../../schema/baseline.ts';
import { optionRule } from '../blind/option-rule.ts';

export const baseline: Baseline = {
  id: 'shortest-option',
  version: 1,
  summary: 'the option with the fewest characters',
  learns: 'nothing',
  fit: () => optionRule((texts) => texts.map((text) => -text.length)),
};
