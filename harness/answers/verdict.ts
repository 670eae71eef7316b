import { RATINGS, type Rating } from '../schema/rubric.ts';
import { afterReasoning, answerTags } from './reasoning.ts';

/** Why a judge's reply holds no verdict: the judge is asked again, then the item is `unjudged`. */
export const REJECTIONS = [
  /** Nothing came. */
  'empty',
  /** No closed `<answer>`. */
  'no-answer',
  /** Answers that say different things. */
  'two-answers',
  /** A code fence that is not closed, or that stands where none may. */
  'fence',
  /** Words beside the list. */
  'extra-text',
  /** Not a list in JSON. */
  'not-a-list',
  /** More or fewer ratings than questions. */
  'length',
  /** A rating that is none of Good, Medium and Poor, letter by letter. */
  'label',
] as const;
export type Rejection = (typeof REJECTIONS)[number];

export type Verdict =
  | { ratings: Rating[]; reasoning: string | null }
  /** `found` is what was there instead, for the journal. */
  | { ratings: null; reason: Rejection; found: string };

/**
 * `sightline` reads what stands after the reasoning and takes no side between two answers;
 * `authors` reads the first `<answer>` anywhere, and a fence around the whole reply only.
 */
export type VerdictReading = 'sightline' | 'authors';

/**
 * Reads `<think>…</think><answer>["Good", …]</answer>`.
 *
 * @param questions how many ratings there have to be.
 */
export function readVerdict(
  reply: string,
  questions: number,
  reading: VerdictReading = 'sightline',
): Verdict {
  if (reply.trim() === '') return rejected('empty', '');
  const answers = reading === 'authors' ? firstAnswer(reply) : finalAnswers(reply);
  const [first, ...others] = answers.map((answer) => readList(answer, questions, reading));
  if (first === undefined) return rejected('no-answer', reply.trim().slice(-200));
  if (others.some((other) => !isSame(first, other)))
    return rejected('two-answers', answers.join(' | '));
  return first.ratings === null ? first : { ...first, reasoning: reasoningOf(reply) };
}

/** Some models close the reasoning after the answer: what stands in `<answer>` is kept either way. */
function finalAnswers(reply: string): string[] {
  const after = answerTags(afterReasoning(reply));
  return after.length > 0 ? after : answerTags(reply);
}

function firstAnswer(reply: string): string[] {
  const found = /<answer>(.*?)<\/answer>/s.exec(reply)?.[1];
  return found === undefined ? [] : [found.trim()];
}

function readList(answer: string, questions: number, reading: VerdictReading): Verdict {
  const text = reading === 'authors' ? answer : withoutFence(answer);
  if (text.includes('```')) return rejected('fence', answer);
  const list = parse(text);
  if (!Array.isArray(list)) {
    const wordsBeside = /\[[^[\]]*\]/.test(text) && !/^\[[^[\]]*\]$/.test(text);
    return rejected(wordsBeside ? 'extra-text' : 'not-a-list', answer);
  }
  if (list.length !== questions) return rejected('length', `${list.length} of ${questions}`);
  const wrong: unknown = list.find((one) => !isRating(one));
  if (wrong !== undefined) return rejected('label', JSON.stringify(wrong));
  return { ratings: list as Rating[], reasoning: null };
}

function withoutFence(text: string): string {
  return /^```[a-z]*\s*\n?(.*?)\s*```$/is.exec(text)?.[1]?.trim() ?? text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRating(value: unknown): value is Rating {
  return RATINGS.some((rating) => rating === value);
}

function isSame(one: Verdict, other: Verdict): boolean {
  return (
    one.ratings !== null &&
    other.ratings !== null &&
    one.ratings.every((rating, i) => rating === other.ratings?.[i])
  );
}

function reasoningOf(reply: string): string | null {
  return /<think>(.*?)<\/think>/is.exec(reply)?.[1]?.trim() ?? null;
}

function rejected(reason: Rejection, found: string): Verdict {
  return { ratings: null, reason, found };
}
