import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chanceCorrected } from '../../../harness/statistics/chance-corrected.ts';
import { meanWithInterval } from '../../../harness/statistics/paired-difference.ts';
import golden from './golden.json' with { type: 'json' };

const share = (right: number, n: number) => Array.from({ length: n }, (_, i) => Number(i < right));

it.each([
  [466, 1000, 4, golden.chance_corrected['acc.466_K4']],
  [700, 1000, 4, golden.chance_corrected['acc.70_K4']],
  [3032, 10_000, 5, golden.chance_corrected['acc.3032_K5']],
])('meets the golden vector for %i of %i right with %i options', (right, n, options, kappa) => {
  const chances = Array.from({ length: n }, () => 1 / options);
  expect(chanceCorrected(share(right, n), chances).kappa).toBeCloseTo(kappa, 9);
});

it('retains the golden share of the score', () => {
  const kappa = (right: number) =>
    chanceCorrected(
      share(right, 1000),
      share(0, 1000).map(() => 0.25),
    ).kappa;
  expect(kappa(466) / kappa(700)).toBeCloseTo(
    golden.chance_corrected['retained_ratio_.466_of_.70'],
    9,
  );
});

const items = fc.array(
  fc.tuple(fc.boolean(), fc.integer({ min: 2, max: 5 }), fc.integer({ min: 0, max: 6 })),
  { minLength: 2, maxLength: 60 },
);

it('has the standard error of the accuracy over 1 − c when all chances are equal', () => {
  fc.assert(
    fc.property(items, (rows) => {
      const values = rows.map(([right]) => Number(right));
      const videos = rows.map(([, , video]) => video);
      const plain = meanWithInterval(values, videos);
      const result = chanceCorrected(
        values,
        values.map(() => 0.25),
        videos,
      );
      expect(result.kappa).toBeCloseTo((plain.difference - 0.25) / 0.75, 12);
      expect(Number.isNaN(result.low)).toBe(Number.isNaN(plain.low));
      if (Number.isNaN(plain.low)) return;
      expect(result.se).toBeCloseTo(plain.se / 0.75, 12);
      expect(result.low).toBeCloseTo((plain.low - 0.25) / 0.75, 9);
      expect(result.high).toBeCloseTo((plain.high - 0.25) / 0.75, 9);
    }),
  );
});

it('is a ratio of sums over mixed options, and at most 1', () => {
  fc.assert(
    fc.property(items, (rows) => {
      const values = rows.map(([right]) => Number(right));
      const chances = rows.map(([, options]) => 1 / options);
      const { kappa, low, high, chance } = chanceCorrected(
        values,
        chances,
        rows.map(([, , video]) => video),
      );
      const accuracy = values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(kappa).toBeCloseTo((accuracy - chance) / (1 - chance), 9);
      expect(kappa).toBeLessThanOrEqual(1 + 1e-12);
      if (Number.isNaN(low)) return;
      expect(low).toBeLessThan(kappa);
      expect(high).toBeGreaterThan(kappa);
    }),
  );
});

it('is undefined where a guess is always right, and has no interval where all are right', () => {
  const sure = chanceCorrected([1, 1], [1, 1]);
  expect([sure.kappa, sure.low, sure.high]).toEqual([NaN, NaN, NaN]);
  const right = chanceCorrected([1, 1, 1], [0.25, 0.5, 0.2]);
  expect(right.kappa).toBeCloseTo(1, 12);
  expect([right.low, right.high]).toEqual([NaN, NaN]);
});

it('refuses what is no chance', () => {
  expect(() => chanceCorrected([1], [0.25, 0.25])).toThrow(RangeError);
  expect(() => chanceCorrected([1], [4])).toThrow(RangeError);
});
