import type { Item } from '../../schema/item.ts';

/** The words of one question, as a benchmark or a corpus has them in fields. */
export type QuestionText = { question: string; options: string[]; answer: string };

/**
 * What is compared: question, options in the order of the alphabet, right answer. Questions alone are too
 * short for 8-grams, and another order of the options is no other item.
 */
export function textUnit({ question, options, answer }: QuestionText): string {
  const sorted = options.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return [question, ...sorted, answer].filter((part) => part !== '').join('\n');
}

export function itemText({ question, options = [], gold }: Item): QuestionText {
  return { question, options: options.map(({ text }) => text), answer: answerOf(gold, options) };
}

function answerOf(gold: Item['gold'], options: NonNullable<Item['options']>): string {
  if (gold.kind === 'text') return gold.references[0] ?? '';
  if (gold.kind === 'checklist') return gold.explanation ?? '';
  if (gold.kind === 'hidden') return '';
  return options.find(({ letter }) => letter === gold.letter)?.text ?? '';
}
