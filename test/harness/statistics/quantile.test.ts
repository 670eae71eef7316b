import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moments } from '../../../harness/statistics/moments.ts';
import { quantile } from '../../../harness/statistics/quantile.ts';

it('is linear between order statistics (numpy’s default)', () => {
  expect(quantile([1, 2, 4, 8], 0.5)).toBe(3);
  expect(quantile([1, 2, 4, 8], 0.1)).toBeCloseTo(1.3, 12);
  expect([0, 1].map((share) => quantile([1, 2, 4, 8], share))).toEqual([1, 8]);
  expect(quantile([5], 0.3)).toBe(5);
  expect(quantile([1, Infinity, Infinity], 0.75)).toBe(Infinity);
});

it('rises with the share', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), share, share, (values, a, b) => {
      const sorted = [...values].sort((x, y) => x - y);
      expect(quantile(sorted, Math.min(a, b))).toBeLessThanOrEqual(
        quantile(sorted, Math.max(a, b)),
      );
    }),
  );
});

it('has the mean and the variance of a sample', () => {
  expect(moments([1, 2, 4])).toEqual({ n: 3, mean: 7 / 3, variance: expect.closeTo(7 / 3, 12) });
  expect(moments([1])).toEqual({ n: 1, mean: 1, variance: NaN });
});
