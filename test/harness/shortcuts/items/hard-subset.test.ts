import { describe, expect, it } from 'vitest';
import { random } from '../../../../harness/random.ts';
import {
  hardSubset,
  type HardContext,
  type HardSubset,
} from '../../../../harness/shortcuts/items/hard-subset.ts';
import type { PanelModel } from '../../../../harness/shortcuts/items/panel.ts';
import { panelModel } from '../../../support/blind-panel.ts';

function context(n: number, changes: Partial<HardContext> = {}): HardContext {
  return {
    optionCounts: Array.from({ length: n }, () => 4),
    clusters: Array.from({ length: n }, (_, item) => Math.floor(item / 2)),
    strata: Array.from({ length: n }, () => ''),
    rule: { hits: 2, of: 2 },
    seed: 0,
    ...changes,
  };
}

function subsetOf(model: PanelModel, models: PanelModel[], given: HardContext): HardSubset {
  const subset = hardSubset(model, models, given);
  if (subset.kind === 'absent') throw new Error(subset.reason);
  return subset;
}

const evaluated = panelModel('me', { blind: 'cwcwcwcw', full: 'ccccccww' });
const others = [
  panelModel('a', { blind: 'ccwwcwww' }),
  panelModel('b', { blind: 'cwcwcwww' }),
  panelModel('sister', { blind: 'cccccccc', family: 'me' }),
];

describe('the hard subset of a model', () => {
  it('is what models of other families do not flag, with every figure on it and on all', () => {
    const subset = subsetOf(evaluated, [evaluated, ...others], context(8));
    expect(subset).toMatchObject({
      panel: ['a', 'b'],
      rule: { hits: 2, of: 2 },
      guessFloor: 1 / 16,
      items: [1, 2, 3, 5, 6, 7],
      judged: 8,
      clusters: 4,
      chance: 0.25,
      blind: { hard: { value: 2 / 6, n: 6 }, all: { value: 0.5, n: 8 } },
      full: [
        {
          protocol: 'sightline',
          score: { hard: { value: 4 / 6 }, all: { value: 0.75 } },
          gap: { all: { value: 0.25, n: 8 } },
        },
      ],
    });
    expect(subset.full[0]?.gap.hard?.value).toBeCloseTo(2 / 6, 12);
  });

  it('does not depend on the model’s own blind answers, nor on those of its family', () => {
    const changed = panelModel('me', { blind: 'wwwwwwww', full: 'ccccccww' });
    const without = [evaluated, ...others.slice(0, 2)];
    const items = subsetOf(evaluated, [evaluated, ...others], context(8)).items;
    expect(subsetOf(changed, [changed, ...others], context(8)).items).toEqual(items);
    expect(subsetOf(evaluated, without, context(8)).items).toEqual(items);
  });

  it('is absent with its reason below two models of other families', () => {
    const [a, , sister] = others as [PanelModel, PanelModel, PanelModel];
    expect(hardSubset(evaluated, [evaluated, sister], context(8))).toMatchObject({
      kind: 'absent',
      reason: 'no model of another family than me: a panel needs two',
    });
    expect(hardSubset(evaluated, [evaluated, a], context(8))).toMatchObject({
      reason: expect.stringContaining('one model'),
    });
  });

  it('removes as many items at random from each stratum, the same for the same seed', () => {
    const strata = Array.from('aabbbbbb');
    const subset = subsetOf(evaluated, [evaluated, ...others], context(8, { strata }));
    // One of the two items of a and one of the six of b are removed; both are right blind or not.
    expect(subset.blind.random?.mean).toBeGreaterThan(2 / 6);
    expect(subset.blind.random?.mean).toBeLessThan(4 / 6);
    expect(subsetOf(evaluated, [evaluated, ...others], context(8, { strata }))).toEqual(subset);
  });

  it('has nothing to compare where all items are flagged', () => {
    const right = ['a', 'b'].map((id) => panelModel(id, { blind: 'cccccccc' }));
    const subset = subsetOf(evaluated, [evaluated, ...right], context(8));
    expect(subset).toMatchObject({ items: [], chance: null });
    expect(subset.full[0]).toMatchObject({
      score: { hard: null, random: null, all: { value: 0.75 } },
      gap: { hard: null, random: null },
    });
  });
});

describe('a guesser with p ~ U(0, 1) an item, whose accuracy is ½ (hard_subset_bias)', () => {
  const n = 20_000;
  const stream = random(1, 'hard subset bias');
  const chances = Array.from({ length: n }, () => stream.integer(0, 999_999) / 1_000_000);
  const ask = () =>
    chances.map((p) => (stream.integer(0, 999_999) / 1_000_000 < p ? 'c' : 'w')).join('');
  const [before, again] = [ask(), ask()];
  const unrelated = ['a', 'b'].map((id) =>
    panelModel(id, {
      blind: Array.from({ length: n }, () => (stream.integer(0, 1) === 1 ? 'c' : 'w')).join(''),
    }),
  );

  it('scores ⅓ on the items that it had wrong before', () => {
    const wrong = Array.from(again).filter((_, item) => before[item] === 'w');
    expect(wrong.filter((letter) => letter === 'c').length / wrong.length).toBeCloseTo(1 / 3, 2);
  });

  it('keeps ½ on the subset that others choose, and its own first answers choose nothing', () => {
    const model = panelModel('me', { blind: again });
    const earlier = panelModel('me-before', { blind: before, family: 'me' });
    const subset = subsetOf(model, [earlier, model, ...unrelated], context(n));
    expect(subset.panel).toEqual(['a', 'b']);
    expect(subset.items.length / n).toBeCloseTo(0.75, 1);
    expect(subset.blind.hard?.value).toBeCloseTo(0.5, 1);
    expect(Math.abs((subset.blind.hard?.value ?? 0) - 0.5)).toBeLessThan(0.02);
  });
});
