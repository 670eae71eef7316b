import type { Baseline } from '../../schema/baseline.ts';
import { corpus, counted } from '../blind/corpus.ts';
import { optionRule } from '../blind/option-rule.ts';
import { tokens } from '../blind/tokens.ts';

export const baseline: Baseline = {
  id: 'tfidf',
  version: 1,
  summary: 'the option most like the question: cosine of their words, rare words counting more',
  learns: 'texts',
  fit(items) {
    const all = corpus(
      items.flatMap(({ question, options = [] }) => [question, ...options.map(({ text }) => text)]),
    );
    // Smooth, as scikit-learn's TfidfVectorizer has it: a word that nobody wrote counts too.
    const weight = (token: string) => Math.log((1 + all.documents) / (1 + all.holding(token))) + 1;
    const vector = (text: string) => {
      const raw = [...counted(tokens(text))].map(
        ([token, n]) => [token, n * weight(token)] as const,
      );
      const length = Math.sqrt(raw.reduce((sum, [, value]) => sum + value * value, 0));
      return new Map(raw.map(([token, value]) => [token, value / length]));
    };
    return optionRule((texts, { question }) => {
      const asked = vector(question);
      return texts.map((text) => {
        let cosine = 0;
        for (const [token, value] of vector(text)) cosine += value * (asked.get(token) ?? 0);
        return cosine;
      });
    });
  },
};
