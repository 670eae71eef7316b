import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../../harness/checklists/judged-item.ts';
import { decodeRatings, encodeRatings } from '../../../harness/checklists/ratings-text.ts';
import { RATINGS } from '../../../harness/schema/rubric.ts';

const some: (Judgement | null)[] = [
  { state: 'judged', ratings: ['Good', 'Medium', 'Poor'] },
  { state: 'no-video' },
  null,
  { state: 'unjudged' },
  { state: 'judged', ratings: ['Poor'] },
];

describe('ratings in a record', () => {
  it('are a word an item', () => {
    expect(encodeRatings(some)).toBe('gmp v - u p');
    expect(decodeRatings('gmp v - u p', [3, 2, 1, 4, 1])).toEqual(some);
  });

  it('come back as they were', () => {
    const judged = fc.record({
      state: fc.constant('judged' as const),
      ratings: fc.array(fc.constantFrom(...RATINGS), { minLength: 1, maxLength: 6 }),
    });
    const other = fc.constantFrom({ state: 'no-video' }, { state: 'unjudged' }, null);
    const list = fc.array(fc.oneof(judged, other), { minLength: 1 });
    fc.assert(
      fc.property(list, (drawn) => {
        const judgements = drawn as (Judgement | null)[];
        const counts = judgements.map((one) => (one?.state === 'judged' ? one.ratings.length : 2));
        expect(decodeRatings(encodeRatings(judgements), counts)).toEqual(judgements);
      }),
    );
  });

  it.each([
    ['too few items', 'g g', [1], /2 words for 1 items/],
    ['too few questions', 'g gg', [1, 3], /"gg" for 3 questions of item 2/],
    ['another letter', 'x', [1], /"x" is no rating letter/],
  ])('are refused with %s', (_, text, questions, message) => {
    expect(() => decodeRatings(text, questions)).toThrow(message);
  });
});
