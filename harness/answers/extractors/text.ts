import type { Extractor } from '../../schema/answer.ts';
import { afterReasoning, answerTags } from '../reasoning.ts';

/** The final answer of an open-ended reply: the last `<answer>` tag, or all that follows the reasoning. */
export const extractor: Extractor = {
  id: 'text',
  version: 1,
  extract(reply) {
    const tag = answerTags(reply).at(-1);
    if (tag !== undefined && tag !== '') return { answer: tag, rule: 'answer-tag', final: true };
    const text = afterReasoning(reply);
    if (text !== '') return { answer: text, rule: 'whole-reply', final: false };
    return { answer: null, reason: reply.trim() === '' ? 'empty' : 'none' };
  },
};
