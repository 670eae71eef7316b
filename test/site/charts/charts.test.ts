import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentAxis } from '../../../site/src/charts/percent-axis.ts';
import { pointsAxis } from '../../../site/src/charts/points-axis.ts';
import { placeRankLabels } from '../../../site/src/charts/rank-labels.ts';
import {
  scatterAxis,
  scatterPanels,
  scatterPoints,
} from '../../../site/src/charts/scatter-points.ts';
import { boardsOf } from '../../../site/src/model/board.ts';
import { exampleBoard } from '../support/example-board.ts';

describe('the axis', () => {
  it('is the range of whole tenths around the shares', () => {
    const axis = percentAxis([0.25, 0.744]);
    expect([axis.low, axis.high]).toEqual([0.2, 0.8]);
    expect(axis.at(0.5)).toBe(50);
  });

  it('does not stretch to the next tenth through float noise', () => {
    expect(percentAxis([0.1 + 0.2, 0.7]).low).toBe(0.3);
  });

  it('is whole when there is nothing to show', () => {
    expect(percentAxis([])).toMatchObject({ low: 0, high: 1 });
  });

  it('holds every share, stays within 0 and 1, and is never narrow', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1 }), (shares) => {
        const axis = percentAxis(shares);
        expect(axis.low).toBeGreaterThanOrEqual(0);
        expect(axis.high).toBeLessThanOrEqual(1);
        expect(axis.high - axis.low).toBeGreaterThan(0.09);
        for (const one of shares) {
          expect(axis.at(one)).toBeGreaterThanOrEqual(0);
          expect(axis.at(one)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});

describe('the axis of differences', () => {
  it('holds zero and every difference, in whole twentieths', () => {
    const axis = pointsAxis([-0.023, 0.148]);
    expect([axis.low, axis.high]).toEqual([-0.05, 0.15]);
    expect(axis.at(0)).toBe(25);
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true })), (differences) => {
        const { at } = pointsAxis(differences);
        for (const one of [0, ...differences]) {
          expect(at(one)).toBeGreaterThanOrEqual(0);
          expect(at(one)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('does not make little of nothing look large', () => {
    expect(pointsAxis([0.004])).toMatchObject({ low: 0, high: 0.1 });
  });
});

describe('the scatter', () => {
  const [board] = boardsOf(
    exampleBoard.results.filter(({ benchmark }) => benchmark.split === 'short'),
    null,
  );
  const points = scatterPoints(board?.rows ?? []);

  it('leaves out withdrawn rows and rows with nothing beside the score', () => {
    const drawn = points.map(({ id }) => id);
    // One of nine drawable rows was asked with subtitles and stands on another board.
    expect(drawn).toHaveLength(7);
    expect(drawn).not.toContain('hostile-short');
    expect(drawn).not.toContain('random-short');
  });

  it('has a panel a probe that occurs, on one axis that holds all intervals', () => {
    expect(scatterPanels(points)).toEqual(['blind', 'frame-middle']);
    expect(scatterPanels(points.map((point) => ({ ...point, 'frame-middle': null })))).toEqual([
      'blind',
    ]);
    expect(scatterPanels([])).toEqual([]);
    const { low, high } = scatterAxis(points);
    for (const { full, blind } of points) {
      expect(full.high).toBeLessThanOrEqual(high);
      expect(blind?.low).toBeGreaterThanOrEqual(low);
    }
  });
});

describe('rank labels', () => {
  const mark = (rank: number | null, x: number, y: number) => ({ id: `${rank}`, rank, x, y });

  it('are left out where a better rank stands', () => {
    const labels = placeRankLabels([
      mark(2, 50, 50),
      mark(1, 51, 51),
      mark(3, 80, 50),
      mark(null, 9, 9),
    ]);
    expect(labels.map(({ rank }) => rank)).toEqual([1, 3]);
  });

  it('turn inwards at the edges', () => {
    expect(placeRankLabels([mark(1, 100, 0)])[0]).toMatchObject({ anchor: 'end', dx: -8, dy: 16 });
    expect(placeRankLabels([mark(1, 50, 50)])[0]).toMatchObject({ anchor: 'start', dx: 8, dy: -6 });
  });
});
