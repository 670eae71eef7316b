import { describe, expect, it } from 'vitest';
import { analyseItems, type ItemsRequest } from '../../../../harness/shortcuts/items/analysis.ts';
import { itemSetOf, panel, panelModel } from '../../../support/blind-panel.ts';

function analyse(changes: Partial<ItemsRequest>) {
  const items = itemSetOf([4, 4, 2, 0, 4, 4], { perVideo: 2, kinds: Array.from('aabbab') });
  return analyseItems({
    items,
    panel: panel([]),
    rule: null,
    seed: 0,
    draws: 50,
    letters: { reason: 'not here' },
    ...changes,
  });
}

const three = [
  panelModel('a', { blind: 'ccc-fw', answers: 'ABA-CA', full: 'cccccc' }),
  panelModel('b', { blind: 'cwc-fw', answers: 'ACA-BA', full: 'cwcwcw' }),
  panelModel('c', { blind: 'cwc-cw', answers: 'ACA-AA', full: 'wwwwww' }),
];
const known = Array.from('ABAxAC', (gold, item) => ({
  id: `i${item}`,
  gold: gold === 'x' ? null : gold,
  letters: item === 2 ? ['A', 'B'] : item === 3 ? [] : ['A', 'B', 'C', 'D'],
}));

describe('the analysis of an item set', () => {
  it('says what was judged, by which rule, beside which floors', () => {
    const made = analyse({ panel: panel(three), letters: { known } });
    expect(made.counts).toEqual({ judged: 5, fewerAnswers: 1, notAnswered: 0, openEnded: 1 });
    expect(made.rule).toMatchObject({ hits: 3, of: 3, chosen: 'default' });
    expect(made.flags).toMatchObject({ flagged: 3, rate: { value: 0.6, n: 5, clusters: 3 } });
    // Three items of four options, one of two, and one with a single answer.
    expect(made.flags?.guess.floor).toBeCloseTo((3 / 64 + 1 / 8 + 1 / 4) / 5, 12);
    expect(made.flags?.placebo?.floor).toBeGreaterThan(0);
    expect(made.anyHit).toMatchObject({ rate: 0.8, placeboFloor: expect.any(Number) });
    expect(made.stratifiedBy).toBe('kind');
    expect(made.breakdowns['kind']?.['a']).toMatchObject({ flagged: 2, rate: { n: 3 } });
    expect(made.hard.map(({ kind }) => kind)).toEqual(['subset', 'subset', 'subset']);
  });

  it('has no placebo floor where there is none to have, and says why', () => {
    const made = analyse({ panel: panel(three) });
    expect(made.placebo).toEqual({ kind: 'absent', reason: 'not here' });
    expect(made.flags?.placebo).toBeNull();
    expect(made.anyHit?.placeboFloor).toBeNull();
  });

  it('warns of a rule that cannot tell knowledge from luck', () => {
    expect(analyse({ panel: panel(three) }).rule.separates).toBe(false);
    const items = itemSetOf([4, 4, 4, 4, 4, 4]);
    const models = ['a', 'b', 'c'].map((id) => panelModel(id, { blind: 'cwcwcw' }));
    expect(analyse({ items, panel: panel(models) }).rule).toMatchObject({
      hits: 3,
      separates: true,
    });
    expect(analyse({ items, panel: panel(models), rule: { hits: 1, of: 3 } }).rule).toMatchObject({
      chosen: 'given',
      separates: false,
    });
  });

  it('of one model alone flags its right answers, warns, and has no hard subset', () => {
    const made = analyse({ panel: panel(three.slice(0, 1)) });
    expect(made.rule).toMatchObject({ hits: 1, of: 1, separates: false });
    expect(made.flags).toMatchObject({ flagged: 3, rate: { n: 4 } });
    expect(made.hard).toMatchObject([{ kind: 'absent', model: 'a' }]);
  });

  it('of no model says nothing', () => {
    expect(analyse({})).toMatchObject({ flags: null, anyHit: null, hard: [], significant: 0 });
  });
});
