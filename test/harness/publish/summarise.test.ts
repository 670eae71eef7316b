import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeItems } from '../../../harness/plan/item-set.ts';
import { summarise } from '../../../harness/publish/summarise.ts';
import { OUTCOMES, type Outcome } from '../../../harness/schema/outcome.ts';
import { choiceItem } from '../../support/items.ts';

const benchmark = {
  id: 'nextqa',
  breakdowns: (item: { id: string }) => ({ half: item.id < 'c' ? 'first' : 'second' }),
};
const items = ['a_1', 'a_2', 'b_1', 'b_2', 'c_1', 'c_2'].map((id) => choiceItem(id));
const set = describeItems(benchmark, items, null);

describe('summarise', () => {
  it('counts unread, refused and truncated replies as wrong', () => {
    const summary = summarise(
      { variants: [['correct', 'correct', 'unparsed', 'refused', 'truncated', 'wrong']] },
      set,
    );
    expect(summary.accuracy).toMatchObject({ value: 2 / 6, n: 6, clusters: 3 });
    expect(summary.answeredOnly).toBeCloseTo(2 / 3);
    expect(summary.chanceCredited).toBeCloseTo((2 + 3 / 3) / 6);
    expect(summary.chance).toBeCloseTo(1 / 3);
    expect(summary.bounds).toBeNull();
  });

  it('leaves failures out of the score and bounds what they could have been', () => {
    const summary = summarise(
      { variants: [['correct', 'wrong', 'failed', 'unjudged', 'not-asked', 'not-asked']] },
      set,
    );
    expect(summary.accuracy).toMatchObject({ value: 0.5, n: 2 });
    expect(summary.bounds).toEqual({ low: 0.25, high: 0.75 });
    expect(summary.counts).toMatchObject({ failed: 1, unjudged: 1, notAsked: 2 });
  });

  it('has no accuracy where nothing was scored', () => {
    const summary = summarise(
      { variants: [Array.from({ length: 6 }, () => 'failed' as const)] },
      set,
    );
    expect(summary).toMatchObject({ accuracy: null, chance: null, bounds: { low: 0, high: 1 } });
  });

  it('takes the mean of the variants of an item, and counts trials', () => {
    const first = ['correct', 'wrong', 'correct', 'wrong', 'not-asked', 'not-asked'] as Outcome[];
    const second = ['correct', 'correct', 'unparsed', 'failed', 'wrong', 'not-asked'] as Outcome[];
    const summary = summarise({ variants: [first, second], combine: 'mean' }, set);
    expect(summary.accuracy).toMatchObject({ value: (1 + 0.5 + 0.5 + 0 + 0) / 5, n: 5 });
    expect(summary.counts).toMatchObject({ correct: 4, wrong: 3, unparsed: 1, failed: 1 });
    expect(summary.bounds).toEqual({ low: 0.4, high: 0.5 });
    expect(summary.chance).toBeCloseTo(1 / 3);
  });

  it('takes the best of the variants, whose chance level grows with their number', () => {
    const variants = [
      ['correct', 'wrong', 'wrong', 'wrong', 'wrong', 'wrong'],
      ['wrong', 'wrong', 'correct', 'wrong', 'wrong', 'wrong'],
    ] as Outcome[][];
    const summary = summarise({ variants, combine: 'best' }, set);
    expect(summary.accuracy).toMatchObject({ value: 2 / 6, n: 6 });
    expect(summary.chance).toBeCloseTo(1 - (2 / 3) ** 2);
    expect(summarise({ variants, combine: 'apart' }, set).accuracy).toBeNull();
  });

  it('has no chance level for free answers', () => {
    const variants = [['correct', 'wrong', 'wrong', 'wrong', 'wrong', 'wrong']] as Outcome[][];
    expect(summarise({ variants, answers: 'free' }, set).chance).toBeNull();
  });

  it('has no chance level among open-ended items', () => {
    const { options: _, ...open } = choiceItem('a_1');
    const mixed = describeItems(benchmark, [open, choiceItem('b_1')], null);
    expect(summarise({ variants: [['correct', 'wrong']] }, mixed).chance).toBeNull();
  });

  it('adds up: breakdowns to the whole, counts to the items', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...OUTCOMES), { minLength: 6, maxLength: 6 }),
        (outcomes) => {
          const { counts, breakdowns } = summarise({ variants: [outcomes] }, set);
          const total = (one: typeof counts) => Object.values(one).reduce((a, b) => a + b, 0);
          expect(total(counts)).toBe(6);
          const parts = Object.values(breakdowns['half'] ?? {});
          expect(parts.reduce((sum, part) => sum + total(part.counts), 0)).toBe(6);
          expect(parts.reduce((sum, part) => sum + part.counts.correct, 0)).toBe(counts.correct);
        },
      ),
    );
  });
});
