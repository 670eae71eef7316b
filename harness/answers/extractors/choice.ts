import type { Extractor } from '../../schema/answer.ts';
import { RULES } from '../choice/rules.ts';
import { afterReasoning, answerTags } from '../reasoning.ts';

/**
 * The letter of a multiple-choice answer. Rules are tried in order and the first that finds a letter
 * decides; a rule that finds two different letters makes the reply ambiguous. Only letters that the
 * item has are answers.
 */
export const extractor: Extractor = {
  id: 'choice',
  version: 2,
  extract(reply, item) {
    const text = readable(reply);
    if (text === '') return { answer: null, reason: reply.trim() === '' ? 'empty' : 'none' };
    const options = item.options ?? [];
    for (const rule of RULES) {
      const found = rule.find(text, options);
      const [letter] = found;
      if (letter === undefined) continue;
      if (found.length > 1) return { answer: null, reason: 'ambiguous' };
      if (!options.some((option) => option.letter === letter)) {
        return { answer: null, reason: 'not-an-option' };
      }
      return { answer: letter, rule: rule.id, final: rule.final };
    }
    return { answer: null, reason: 'none' };
  },
};

/** Some models close the reasoning tag after the answer: what stands in `<answer>` is kept either way. */
function readable(reply: string): string {
  const text = afterReasoning(reply);
  if (text !== '') return text;
  return answerTags(reply)
    .map((content) => `<answer>${content}</answer>`)
    .join('\n');
}
