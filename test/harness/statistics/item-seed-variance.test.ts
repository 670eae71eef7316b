import fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemSeedVariance } from '../../../harness/statistics/item-seed-variance.ts';
import { moments } from '../../../harness/statistics/moments.ts';
import golden from './golden.json' with { type: 'json' };
import { seedTable } from './seed-table.ts';

it('meets the golden vector', () => {
  const expected = golden.seeds_anova;
  const fit = itemSeedVariance(seedTable);
  expect(fit.estimate).toBeCloseTo(expected.grand, 12);
  expect(fit.seedMeans).toEqual(expected.seed_means);
  expect(Math.sqrt(moments(fit.seedMeans).variance)).toBeCloseTo(expected.sd_seed_means, 12);
  expect(fit.meanSquares.item).toBeCloseTo(expected.MS_item, 12);
  expect(fit.meanSquares.seed).toBeCloseTo(expected.MS_seed, 12);
  expect(fit.meanSquares.error).toBeCloseTo(expected.MS_err, 12);
  expect(fit.components.item).toBeCloseTo(expected.var_item, 12);
  expect(fit.components.seed).toBeCloseTo(expected.var_seed, 12);
  expect(fit.components.error).toBeCloseTo(expected.var_err, 12);
  expect(fit.se).toBeCloseTo(expected.se, 12);
  expect(fit.se ** 2).toBeCloseTo(expected.var_of_mean_both_random, 12);
  expect(fit.withinItem).toBeCloseTo(expected.within_item_var_mean, 12);
});

const table = fc.integer({ min: 2, max: 5 }).chain((seeds) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: seeds, maxLength: seeds }), {
    minLength: 2,
    maxLength: 10,
  }),
);

it('splits the whole sum of squares, and has degrees of freedom within reach', () => {
  fc.assert(
    fc.property(table, (scores) => {
      const [n, k] = [scores.length, scores[0]!.length];
      const { meanSquares, df, estimate, low, high, se } = itemSeedVariance(scores);
      const whole = moments(scores.flat()).variance * (n * k - 1);
      const parts =
        meanSquares.item * (n - 1) +
        meanSquares.seed * (k - 1) +
        meanSquares.error * (n - 1) * (k - 1);
      expect(parts).toBeCloseTo(whole, 9);
      if (!(se > 0)) return;
      expect(df).toBeGreaterThan(0);
      expect(df).toBeLessThanOrEqual(n * k);
      expect(low).toBeLessThan(estimate);
      expect(high).toBeGreaterThan(estimate);
    }),
  );
});

it('is the error of the seeds alone where items do not differ', () => {
  const fit = itemSeedVariance([
    [0, 1, 2],
    [0, 1, 2],
  ]);
  expect(fit.components).toEqual({ item: 0, seed: 1, error: 0 });
  expect(fit.se).toBeCloseTo(Math.sqrt(1 / 3), 12);
  expect(fit.df).toBeCloseTo(2, 12);
});

it('has no interval where nothing varies, and refuses a table that is none', () => {
  const constant = itemSeedVariance([
    [1, 1],
    [1, 1],
  ]);
  expect([constant.se, constant.low, constant.p]).toEqual([0, NaN, NaN]);
  expect(() => itemSeedVariance([[1, 0]])).toThrow(RangeError);
  expect(() => itemSeedVariance([[1], [0]])).toThrow(RangeError);
  expect(() => itemSeedVariance([[1, 0], [1]])).toThrow(RangeError);
});
