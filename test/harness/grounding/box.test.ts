import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxIou, meanBoxIou, readBox, type Box } from '../../../harness/grounding/box.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const boxes = fc
  .tuple(share, share, share, share)
  .filter(([a, b, c, d]) => Math.abs(a - c) > 1e-3 && Math.abs(b - d) > 1e-3)
  .map(([a, b, c, d]): Box => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]);

describe('a box', () => {
  it('is the same in each convention', () => {
    const expected = { box: [0.1, 0.25, 0.5, 0.75] };
    expect(readBox([64, 90, 320, 270], { unit: 'pixel', width: 640, height: 360 })).toEqual(
      expected,
    );
    expect(readBox([0.1, 0.25, 0.5, 0.75], { unit: 'share' })).toEqual(expected);
    expect(readBox([100, 250, 500, 750], { unit: 'thousandth' })).toEqual(expected);
  });

  it('is cut off at the edge, and refused far beyond it', () => {
    expect(readBox([-5, 0, 1010, 500], { unit: 'thousandth' })).toEqual({ box: [0, 0, 1, 0.5] });
    expect(readBox([64, 90, 320, 270], { unit: 'share' })).toEqual({
      box: null,
      reason: 'outside',
    });
    expect(readBox([100, 250, 500, 750], { unit: 'pixel', width: 320, height: 240 })).toEqual({
      box: null,
      reason: 'outside',
    });
  });

  it.each([
    [[0.5, 0, 0.1, 1], 'reversed'],
    [[0.5, 0, 0.5, 1], 'reversed'],
    [[0, 0, 1], 'not-four-numbers'],
    [[0, 0, 1, NaN], 'not-four-numbers'],
  ])('%j is %s', (corners, reason) => {
    expect(readBox(corners, { unit: 'share' })).toEqual({ box: null, reason });
  });

  it('has no size in a frame without one', () => {
    const nothing = { unit: 'pixel', width: 0, height: 0 } as const;
    expect(readBox([1, 1, 2, 2], nothing).box).toBeNull();
  });
});

describe('the overlap of boxes', () => {
  it('is the intersection over the union', () => {
    expect(boxIou([0, 0, 0.5, 1], [0.25, 0, 0.75, 1])).toBeCloseTo(1 / 3, 12);
    expect(boxIou([0, 0, 0.5, 0.5], [0.5, 0.5, 1, 1])).toBe(0);
    expect(boxIou([0, 0, 0, 0], [0, 0, 0, 0])).toBe(0);
  });

  it('is symmetric, within 0 and 1, and whole with itself', () => {
    fc.assert(
      fc.property(boxes, boxes, (one, other) => {
        expect(boxIou(one, other)).toBeCloseTo(boxIou(other, one), 12);
        expect(boxIou(one, other)).toBeGreaterThanOrEqual(0);
        expect(boxIou(one, other)).toBeLessThanOrEqual(1);
        expect(boxIou(one, one)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is over the annotated frames, found or not', () => {
    const gold: Box = [0, 0, 1, 1];
    expect(
      meanBoxIou([
        { gold, predicted: gold },
        { gold, predicted: null },
      ]),
    ).toBe(0.5);
    expect(meanBoxIou([])).toBeNull();
  });
});
