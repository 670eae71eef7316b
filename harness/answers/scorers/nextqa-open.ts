import type { Scorer } from '../../schema/answer.ts';
import { answerWups, SAME_WORDS_TYPES, type AnswerWups } from '../wups/answer-wups.ts';
import { scorer as openAnswer } from './open-answer.ts';

/** WordNet is read once, and only where an open-ended answer is scored. */
let opened: AnswerWups | null = null;

/**
 * NExT-QA open-ended: WUPS at thresholds 0 and 0.9 of every answer. Counts and yes-or-no (DC, DB) are
 * right or wrong by their words, as the authors have it; all else is scored as `open-answer` does.
 */
export const scorer: Scorer = {
  id: 'nextqa-open',
  version: 2,
  score(answer, item) {
    const scored = openAnswer.score(answer, item);
    if (item.gold.kind !== 'text') return scored;
    opened ??= answerWups();
    const sameWords = SAME_WORDS_TYPES.has(item.tags['type'] ?? '');
    const match = sameWords ? 'words' : 'similarity';
    const wups = opened(answer, item.gold.references, { match });
    if (scored.values !== null) {
      const values = { ...scored.values, ...wups };
      return sameWords ? { values } : { ...scored, values };
    }
    const extras = { ...scored.extras, ...wups };
    if (sameWords) return { values: { accuracy: wups.wups0, ...extras } };
    return { ...scored, extras };
  },
};
