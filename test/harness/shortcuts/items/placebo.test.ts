import { describe, expect, it } from 'vitest';
import { judge } from '../../../../harness/shortcuts/items/judge.ts';
import type { Observation } from '../../../../harness/shortcuts/items/panel.ts';
import {
  goldWeights,
  placeboOf,
  votesFor,
  type ItemLetters,
} from '../../../../harness/shortcuts/items/placebo.ts';
import { observation } from '../../../support/blind-panel.ts';

const ABCD = ['A', 'B', 'C', 'D'];

function placebo(observations: Observation[], items: ItemLetters, draws = 4000) {
  const optionCounts = items.map(({ letters }) => letters.length);
  const judged = judge(observations, { optionCounts, rule: { hits: 2, of: 2 } });
  return placeboOf(observations, { judged, items, seed: 3, draws });
}

const itemsWith = (golds: string, letters = ABCD): ItemLetters =>
  Array.from(golds, (gold, index) => ({ id: `i${index}`, gold, letters }));

describe('the placebo', () => {
  it('flags where the drawn letter is the one that both said: as often as that letter is right', () => {
    const made = placebo([observation('cww', 'AAB'), observation('cww', 'ABB')], itemsWith('AAB'));
    if (made.kind === 'absent') throw new Error(made.reason);
    // Right letters are A, A and B: A is drawn two times of three.
    expect(made.shares[0]).toBeCloseTo(2 / 3, 1);
    expect(made.shares[1]).toBe(0);
    expect(made.shares[2]).toBeCloseTo(1 / 3, 1);
    expect(made.anyShares[1]).toBe(1);
  });

  it('draws only letters that the item has', () => {
    const items: ItemLetters = [
      { id: 'two', gold: 'A', letters: ['A', 'B'] },
      ...itemsWith('CCCCCCB'),
    ];
    const said = observation('cwwwwwww', 'AAAAAAAA');
    const made = placebo([said, said], items);
    if (made.kind === 'absent') throw new Error(made.reason);
    // A and B are right once each, C never for an item of two options.
    expect(made.shares[0]).toBeCloseTo(1 / 2, 1);
  });

  it('is the guess floor for answers that know nothing of letters', () => {
    const golds = 'ABCD'.repeat(100);
    const spread = Array.from(golds, (_, index) => ABCD[Math.floor(index / 4) % 4]).join('');
    const other = Array.from(golds, (_, index) => ABCD[Math.floor(index / 16) % 4]).join('');
    const letters = (answers: string) =>
      Array.from(answers, (letter, index) => (letter === golds[index] ? 'c' : 'w')).join('');
    const observations = [spread, other].map((said) => observation(letters(said), said));
    const made = placebo(observations, itemsWith(golds), 200);
    if (made.kind === 'absent') throw new Error(made.reason);
    const mean = made.shares.reduce((sum, share) => sum + share, 0) / golds.length;
    expect(mean).toBeCloseTo(1 / 16, 2);
    expect(made.spread).toBeLessThan(0.03);
  });

  it('is the same for the same seed', () => {
    const observations = [observation('cw', 'AB'), observation('cw', 'AB')];
    expect(placebo(observations, itemsWith('AC'))).toEqual(placebo(observations, itemsWith('AC')));
  });

  it('is absent without predictions or right letters, and says what is missing', () => {
    const known = observation('cw', 'AB');
    expect(placebo([known, observation('cw')], itemsWith('AC'))).toMatchObject({
      kind: 'absent',
      reason: expect.stringMatching(/predictions.*run folders/),
    });
    const hidden = [{ id: 'i0', gold: null, letters: ABCD }, ...itemsWith('A')];
    expect(placebo([known, known], hidden)).toMatchObject({
      kind: 'absent',
      reason: expect.stringContaining('1 items'),
    });
  });
});

it('counts scored answers only', () => {
  const observations = [observation('c', 'A'), observation('f', 'A'), observation('u', '-')];
  expect(Object.fromEntries(votesFor(observations, 0))).toEqual({ A: 1 });
  expect(Object.fromEntries(goldWeights(itemsWith('AAB')))).toEqual({ A: 2, B: 1 });
});
