import type { Baseline } from '../../schema/baseline.ts';
import { corpus, counted } from '../blind/corpus.ts';
import { optionRule } from '../blind/option-rule.ts';
import { tokens } from '../blind/tokens.ts';

/** Robertson & Zaragoza 2009, with the usual constants. */
const K1 = 1.2;
const B = 0.75;

export const baseline: Baseline = {
  id: 'bm25',
  version: 1,
  summary: 'the option that a search engine would give to the question',
  learns: 'texts',
  fit(items) {
    const all = corpus(items.flatMap(({ options = [] }) => options.map(({ text }) => text)));
    const weight = (token: string) => {
      const holding = all.holding(token);
      return Math.log(1 + (all.documents - holding + 0.5) / (holding + 0.5));
    };
    return optionRule((texts, { question }) => {
      const asked = new Set(tokens(question));
      return texts.map((text) => {
        const own = tokens(text);
        const relative = all.meanLength === 0 ? 1 : own.length / all.meanLength;
        let score = 0;
        for (const [token, n] of counted(own)) {
          if (!asked.has(token)) continue;
          score += (weight(token) * n * (K1 + 1)) / (n + K1 * (1 - B + B * relative));
        }
        return score;
      });
    });
  },
};
