import type { Extraction, Extractor } from '../../schema/answer.ts';
import type { Option } from '../../schema/item.ts';
import { answerText, containedAnswers, saidAfterwards } from '../choice/containers.ts';
import { plainText } from '../choice/plain-text.ts';
import { RULES } from '../choice/rules.ts';
import { afterReasoning, answerTags } from '../reasoning.ts';

/**
 * The letter of a multiple-choice answer. An answer in `<answer>`, `\boxed{}` or JSON decides; else
 * rules are tried in order and the first that finds a letter decides. Two different letters make the
 * reply ambiguous. Only letters that the item has are answers.
 */
export const extractor: Extractor = {
  id: 'choice',
  version: 3,
  extract(reply, item) {
    const text = readable(reply);
    if (text === '') return { answer: null, reason: reply.trim() === '' ? 'empty' : 'none' };
    const options = item.options ?? [];
    const contained = containedAnswers(text, options);
    const [first] = contained;
    if (first !== undefined) {
      const end = Math.max(...contained.map((one) => one.end));
      const letters = contained.flatMap((one) => one.letters);
      const after = saidAfterwards(text, end, options);
      return judge([...letters, ...after], options, { rule: first.rule, final: true });
    }
    const rest = answerText(text);
    for (const rule of RULES) {
      const found = rule.find(rest, options);
      if (found.length > 0) return judge(found, options, { rule: rule.id, final: false });
    }
    return { answer: null, reason: 'none' };
  },
};

function judge(
  letters: string[],
  options: Option[],
  how: { rule: string; final: boolean },
): Extraction {
  const [letter, ...others] = new Set(letters);
  if (letter === undefined) return { answer: null, reason: 'none' };
  if (others.length > 0) return { answer: null, reason: 'ambiguous' };
  if (!options.some((option) => option.letter === letter)) {
    return { answer: null, reason: 'not-an-option' };
  }
  return { answer: letter, ...how };
}

/** Some models close the reasoning tag after the answer: what stands in `<answer>` is kept either way. */
function readable(reply: string): string {
  const text = plainText(afterReasoning(reply));
  if (text !== '') return text;
  return answerTags(reply)
    .map((content) => `<answer>${plainText(content)}</answer>`)
    .join('\n');
}
