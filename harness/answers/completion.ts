import type { Extractor, Scorer } from '../schema/answer.ts';
import { textOverlap } from './rule-match/text-overlap.ts';
import { extractor as text } from './extractors/text.ts';

/** Of ROUGE-L: a text as near as this differs from the other in a word or two. */
const NEAR = 0.75;

/**
 * Reads what a model wrote in the place of a hidden option: right when it is the same text after
 * normalisation; `nearMatch` also when ROUGE-L is at least 0.75. No protocol chooses it and no score holds
 * it, so that it is no part of the *scored* hash: a change of it is a new version of its probe.
 */
export const completion: { extractor: Extractor; scorer: Scorer } = {
  extractor: {
    id: 'completion',
    version: 1,
    extract(reply, item) {
      const found = text.extract(reply, item);
      if (found.answer === null) return found;
      const answer = withoutLetter(found.answer);
      return answer === '' ? { answer: null, reason: 'none' } : { ...found, answer };
    },
  },
  scorer: {
    id: 'completion',
    version: 1,
    score(answer, { gold }) {
      if (gold.kind !== 'text') return { values: null, reason: 'no option is hidden' };
      const { rougeL, exactMatch } = textOverlap(answer, gold.references);
      const nearMatch = Number(exactMatch === 1 || rougeL >= NEAR);
      return { values: { accuracy: exactMatch, nearMatch, rougeL } };
    },
  },
};

/** "B. a red car": options are shown with their letters, and some are written back with them. */
function withoutLetter(answer: string): string {
  return answer
    .trim()
    .replace(/^\(?[A-Z][.):]\s*/, '')
    .trim();
}
