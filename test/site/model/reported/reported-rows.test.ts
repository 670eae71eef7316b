import { describe, expect, it } from 'vitest';
import {
  reportedAreHidden,
  reportedRows,
} from '../../../../site/src/model/reported/reported-rows.ts';
import { makeFigure, makeSource } from '../../support/make-reported.ts';

const board = { benchmark: 'nextqa', split: 'val', itemSetName: null };
const models = (figures: ReturnType<typeof makeFigure>[], place = board) =>
  reportedRows([makeSource({ figures })], place).map(({ figure }) => figure.model);

describe('reported rows of a board', () => {
  it('are the scores of its whole split, best first, names breaking ties', () => {
    const rows = [
      makeFigure({ model: 'C', value: 0.4 }),
      makeFigure({ model: 'B', value: 0.6 }),
      makeFigure({ model: 'A', value: 0.4, metric: 'score' }),
    ];
    expect(models(rows)).toEqual(['B', 'A', 'C']);
  });

  it.each([
    ['another benchmark', { benchmark: 'other' }],
    ['another split', { split: 'test' }],
    ['no split that is known', { split: null }],
    ['a part of the split', { part: { breakdown: 'group', label: 'Causal' } }],
    ['a figure beside the score', { metric: 'WUPS' }],
  ])('hold nothing of %s', (_name, changes) => {
    expect(models([makeFigure(changes)])).toEqual([]);
  });

  it('are none on a named part of a split, which nobody else has asked', () => {
    expect(models([makeFigure()], { ...board, itemSetName: 'short-786' as never })).toEqual([]);
  });

  it('are hidden from the fifth ranked model on', () => {
    expect([0, 4, 5, 40].map(reportedAreHidden)).toEqual([false, false, true, true]);
  });
});
