import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { total } from '../../../harness/statistics/total.ts';
import {
  contributions,
  influences,
  weightedMean,
} from '../../../harness/statistics/weighted-means.ts';

const parts = [
  { weight: 1, values: Float64Array.of(1, NaN, 4, NaN, NaN) },
  { weight: 3, values: Float64Array.of(NaN, 2, 3, 7, NaN) },
];

describe('a weighted mean of means', () => {
  it('is over what is there', () => {
    expect(weightedMean(parts)).toBe((2.5 + 3 * 4) / 4);
    expect(weightedMean([{ weight: 1, values: Float64Array.of(NaN) }])).toBeNaN();
    expect(weightedMean([])).toBeNaN();
  });

  it('is split among the items', () => {
    expect([...contributions(parts)]).toEqual([1 / 8, 2 / 4, 4 / 8 + 3 / 4, 7 / 4, 0]);
    expect([...influences(parts)]).toEqual([-1.5 / 8, -2 / 4, 1.5 / 8 - 1 / 4, 3 / 4, 0]);
  });

  it('is 1 where everything is, whatever the weights', () => {
    const weights = fc.array(fc.double({ min: 1e-3, max: 1, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(weights, (drawn) => {
        const ones = drawn.map((weight) => ({ weight, values: Float64Array.of(1, NaN, 1) }));
        expect(weightedMean(ones)).toBe(1);
      }),
    );
  });

  it('moves by an influence as an item counts slightly more', () => {
    const values = fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { nil: NaN }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(values, values, (one, other) => {
        const drawn = [
          { weight: 1, values: Float64Array.from([...one, 1]) },
          { weight: 2, values: Float64Array.from([...other, 2]) },
        ];
        const shares = influences(drawn);
        expect(total(shares)).toBeCloseTo(0, 9);
        // Every item 1,000 times, the first once more.
        const more = drawn.map(({ weight, values: own }) => ({
          weight,
          values: Float64Array.from([
            ...Array.from({ length: 1000 }, () => [...own]).flat(),
            own[0] as number,
          ]),
        }));
        const moved = (weightedMean(more) - weightedMean(drawn)) * 1000;
        expect(Math.abs(moved - (shares[0] as number))).toBeLessThan(0.02);
      }),
      { numRuns: 30 },
    );
  });
});
