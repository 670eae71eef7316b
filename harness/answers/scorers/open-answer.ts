import type { Scorer } from '../../schema/answer.ts';
import { ruleMatch } from '../rule-match/rule-match.ts';
import { textOverlap } from '../rule-match/text-overlap.ts';

/**
 * An open-ended answer that says the same words or the same number as a reference is right; every
 * other one is left to a judge, because rules cannot tell it from a right answer in other words.
 */
export const scorer: Scorer = {
  id: 'open-answer',
  version: 2,
  score(answer, { gold }) {
    if (gold.kind === 'hidden') return { values: null, reason: 'the authors keep the answer' };
    if (gold.kind !== 'text') return { values: null, reason: 'there is no reference answer' };
    const extras = { ...textOverlap(answer, gold.references) };
    const { match } = ruleMatch(answer, gold.references);
    if (match !== null) return { values: { accuracy: 1, ...extras }, onlyRight: true };
    return { values: null, reason: 'an open-ended answer needs a judge', extras };
  },
};
