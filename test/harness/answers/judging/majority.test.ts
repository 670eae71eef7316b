import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withAccuracy } from '../../../../harness/answers/judging/checklist-verdict.ts';
import { majority, UNJUDGED } from '../../../../harness/answers/judging/majority.ts';
import type { Vote } from '../../../../harness/answers/judging/votes.ts';

const yes: Vote = { state: 'read', verdict: { accuracy: 1 } };
const no: Vote = { state: 'read', verdict: { accuracy: 0 } };
const unread: Vote = { state: 'unread', reason: 'no verdict' };
const open: Vote = { state: 'open', tried: 1 };

describe('majority', () => {
  it.each<[string, Vote[], object]>([
    ['one vote', [yes], { values: { accuracy: 1, yesShare: 1 } }],
    ['two of three', [no, yes, no], { values: { accuracy: 0, yesShare: 1 / 3 } }],
    ['a tie', [yes, no], { values: null, reason: UNJUDGED.tied }],
    ['two of three, one unread', [yes, unread, yes], { values: { accuracy: 1, yesShare: 1 } }],
    ['one of two, one unread', [yes, unread], { values: null, reason: 'judge-unread: no verdict' }],
    ['nothing read', [unread], { values: null, reason: 'judge-unread: no verdict' }],
    ['one missing', [yes, yes, open], { values: null, reason: UNJUDGED.missing }],
  ])('of %s', (_, votes, expected) => {
    expect(majority(votes)).toEqual(expected);
  });

  it('is decided value by value, and a verdict without a majority anywhere is a tie', () => {
    const vote = (a: number, b: number): Vote => ({ state: 'read', verdict: { a, b } });
    expect(majority([vote(2, 1), vote(2, 0), vote(1, 1)])).toEqual({ values: { a: 2, b: 1 } });
    expect(majority([vote(2, 1), vote(2, 0)])).toEqual({ values: null, reason: UNJUDGED.tied });
  });

  it('what follows from the decided values is made of them, is voted on by nobody, and has no share', () => {
    const vote = (q0: number, q1: number): Vote => ({ state: 'read', verdict: { q0, q1 } });
    // Two of three find a fault in the video, each another one: no question has a majority for it.
    const found = majority([vote(2, 2), vote(0, 2), vote(2, 1)], withAccuracy);
    expect(found).toEqual({ values: { q0: 2, q1: 2, accuracy: 1 } });
    expect(majority([vote(2, 1), vote(2, 1), vote(2, 2)], withAccuracy)).toEqual({
      values: { q0: 2, q1: 1, accuracy: 0 },
    });
    const tied = majority([vote(2, 2), vote(0, 2)], withAccuracy);
    expect(tied).toEqual({ values: null, reason: UNJUDGED.tied });
  });

  it('where the probe of the judge has nothing to change, nobody is asked and nothing is missing', () => {
    expect(majority([{ state: 'inapplicable' }, open])).toEqual({
      values: null,
      reason: UNJUDGED.inapplicable,
    });
  });

  it('never depends on the order of the votes, and needs more than half of all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(yes, no, unread), { minLength: 1, maxLength: 9 }),
        (votes) => {
          const found = majority(votes);
          expect(majority(votes.toReversed()).values).toEqual(found.values);
          if (found.values === null) return;
          const winner = found.values['accuracy'] === 1 ? yes : no;
          expect(votes.filter((vote) => vote === winner).length).toBeGreaterThan(votes.length / 2);
        },
      ),
    );
  });
});
