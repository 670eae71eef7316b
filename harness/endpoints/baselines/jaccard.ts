import type { Baseline } from '../../schema/baseline.ts';
import { optionRule } from '../blind/option-rule.ts';
import { jaccard, tokens } from '../blind/tokens.ts';

export const baseline: Baseline = {
  id: 'jaccard',
  version: 1,
  summary: 'the option that shares most words with the question, as a part of the words of both',
  learns: 'nothing',
  fit: () =>
    optionRule((texts, { question }) => {
      const asked = new Set(tokens(question));
      return texts.map((text) => jaccard(asked, new Set(tokens(text))));
    }),
};
