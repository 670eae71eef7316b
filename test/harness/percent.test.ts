import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percent, points } from '../../harness/percent.ts';

describe('percent', () => {
  it.each([
    [0, '0.0'],
    [1, '100.0'],
    [0.4974, '49.7'],
    // 0.5005 * 100 is 50.04999… in floating point.
    [0.5005, '50.1'],
    [0.0005, '0.1'],
    [-0.0005, '−0.1'],
    [-0.0004, '0.0'],
    [-0.034, '−3.4'],
  ])('%d is %s', (share, text) => {
    expect(percent(share)).toBe(text);
  });

  it('is never more than half a tenth of a percentage point away', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(Math.abs(Number(percent(share)) - share * 100)).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
    );
  });
});

it('points have a sign, and a mirrored difference the same digits', () => {
  expect([0.251, -0.251, 0, 0.0004, -0.0004].map(points)).toEqual([
    '+25.1',
    '−25.1',
    '0.0',
    '0.0',
    '0.0',
  ]);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 2, noNaN: true }), (difference) => {
      expect(points(-difference).slice(-3)).toBe(points(difference).slice(-3));
    }),
  );
});
