import { looksIn } from '../subject.ts';
import type { Subject } from '../subject.ts';
import { numberIn } from '../vocabulary.ts';

/** One figure or several, as a question names them. */
export type Who = {
  looks: Omit<Subject, 'role'>;
  /** Named in the plural: what is asked must hold for each of them. */
  many: boolean;
  /** How many there must be at least: two of "both", three of "all three". */
  least: number;
  /** The words of the question. */
  called: string;
};

/** What the words of a question may point to. */
export type Context = {
  /** What the generator was asked for: it tells that "the car" is blue. */
  prompt: string;
  /** Who "they" are. */
  before: Who | null;
};

const PRONOUN = /^(they|it|these|those)$/;
const PLURAL = /\b(all|both|each|every)\b|[a-rt-z]s$/;

/** Reads a phrase like "the red ball", "both pieces", "all three shapes" or "the car". */
export function readWho(phrase: string, { prompt, before }: Context): Who {
  const called = phrase.trim();
  if (PRONOUN.test(called) && before !== null) return before;
  const number = numberIn(called.replaceAll(/\bones?\b/g, ''));
  const many = number === null ? PLURAL.test(called) : number > 1;
  const least = /\bboth\b/.test(called) ? 2 : (number ?? 1);
  const looks = looksIn(called);
  const named = Object.keys(looks).length > 0;
  return { looks: named || many ? looks : looksInPrompt(called, prompt), many, least, called };
}

/** "The car" is the figure that the prompt calls "the blue car", "round" is said of a circle. */
function looksInPrompt(phrase: string, prompt: string): Who['looks'] {
  const noun = phrase.split(/\s+/).at(-1) ?? '';
  if (!/^[a-z]+$/.test(noun)) return {};
  const named = new RegExp(`\\b(?:the|an?) ((?:[a-z]+ ){1,3})${noun}\\b`).exec(
    prompt.toLowerCase(),
  );
  return looksIn((named?.[1] ?? '').replaceAll(/\bround\b/g, 'circle'));
}
