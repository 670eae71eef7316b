import type { Rating } from '../schema/rubric.ts';
import type { Judgement } from './judged-item.ts';

const LETTERS = { Good: 'g', Medium: 'm', Poor: 'p' } as const satisfies Record<Rating, string>;
const NO_VIDEO = 'v';
const UNJUDGED = 'u';
const NOT_ASKED = '-';

const RATINGS_BY_LETTER = new Map<string, Rating>(
  Object.entries(LETTERS).map(([rating, letter]) => [letter, rating as Rating]),
);

/** What a judge said of each item, as a record holds it: a word an item. Null: it was not asked. */
export function encodeRatings(judgements: readonly (Judgement | null)[]): string {
  return judgements.map(wordOf).join(' ');
}

/**
 * Inverse of `encodeRatings`.
 *
 * @param questions how many each item's checklist has.
 * @throws RangeError on a letter that stands for nothing, and on words that are not those of the items.
 */
export function decodeRatings(text: string, questions: readonly number[]): (Judgement | null)[] {
  const words = text.split(' ');
  if (words.length !== questions.length)
    throw new RangeError(`${words.length} words for ${questions.length} items`);
  return words.map((word, item): Judgement | null => {
    if (word === NOT_ASKED) return null;
    if (word === NO_VIDEO) return { state: 'no-video' };
    if (word === UNJUDGED) return { state: 'unjudged' };
    if (word.length !== questions[item])
      throw new RangeError(`"${word}" for ${questions[item]} questions of item ${item + 1}`);
    return { state: 'judged', ratings: Array.from(word, ratingOf) };
  });
}

function wordOf(judgement: Judgement | null): string {
  if (judgement === null) return NOT_ASKED;
  switch (judgement.state) {
    case 'judged':
      return judgement.ratings.map((rating) => LETTERS[rating]).join('');
    case 'no-video':
      return NO_VIDEO;
    case 'unjudged':
      return UNJUDGED;
  }
}

function ratingOf(letter: string): Rating {
  const rating = RATINGS_BY_LETTER.get(letter);
  if (rating === undefined) throw new RangeError(`"${letter}" is no rating letter`);
  return rating;
}
