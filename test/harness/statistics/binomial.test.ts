import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomialLowerTail,
  binomialPmf,
  binomialUpperTail,
} from '../../../harness/statistics/binomial.ts';
import golden from './golden.json' with { type: 'json' };

it.each(Object.entries(golden.guess_flag_rate))('meets the golden guess rate %s', (rule, rate) => {
  const [options, k, m] = /^K(\d+)_k(\d+)_of_(\d+)$/.exec(rule)!.slice(1).map(Number);
  expect(binomialUpperTail(k!, m!, 1 / options!)).toBeCloseTo(rate, 12);
});

it.each([
  [3, golden.video_oasis_guess_floor.c3_six_tests_K4],
  [2, golden.video_oasis_guess_floor.c2_six_tests_K4],
  [1, golden.video_oasis_guess_floor.c1_six_tests_K4],
])('meets the golden floor of %i of 3 models in any of six tests', (k, floor) => {
  expect(1 - (1 - binomialUpperTail(k, 3, 0.25)) ** 6).toBeCloseTo(floor, 12);
});

it.each(Object.entries(golden.circular_guess_rate))(
  'meets the golden rate of guessing through %s rotations',
  (options, rate) => {
    const rotations = Number(options);
    expect(binomialPmf(rotations, rotations, 1 / rotations)).toBeCloseTo(rate, 12);
  },
);

describe('against counting', () => {
  const small = [
    fc.integer({ min: 1, max: 30 }),
    fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  ] as const;

  it('has the mass of Pascal’s triangle', () => {
    fc.assert(
      fc.property(...small, (n, p) => {
        let choose = 1;
        for (let k = 0; k <= n; k++) {
          const mass = choose * p ** k * (1 - p) ** (n - k);
          expect(binomialPmf(k, n, p) / mass).toBeCloseTo(1, 11);
          choose = (choose * (n - k)) / (k + 1);
        }
      }),
    );
  });

  it('has tails that are sums of masses and complete each other', () => {
    fc.assert(
      fc.property(...small, (n, p) => {
        let below = 0;
        for (let k = 0; k <= n; k++) {
          expect(binomialUpperTail(k, n, p)).toBeCloseTo(1 - below, 11);
          below += binomialPmf(k, n, p);
          expect(binomialLowerTail(k, n, p)).toBeCloseTo(below, 11);
        }
      }),
    );
  });
});

it('stays exact with thousands of trials', () => {
  // from exact fractions.
  expect(binomialPmf(2500, 5000, 0.5) / 0.011283227495479843).toBeCloseTo(1, 12);
  expect(binomialPmf(10, 8564, 0.01) / 2.6802498027687684e-25).toBeCloseTo(1, 12);
  expect(binomialUpperTail(1900, 8564, 0.2) / 3.1636206992323113e-7).toBeCloseTo(1, 9);
  expect(binomialUpperTail(2500, 8564, 0.2) / 1.7170853224037137e-91).toBeCloseTo(1, 9);
});

it('knows the ends', () => {
  expect(binomialPmf(0, 0, 0.3)).toBe(1);
  expect([0, 1, 2].map((k) => binomialPmf(k, 2, 0))).toEqual([1, 0, 0]);
  expect([0, 1, 2].map((k) => binomialPmf(k, 2, 1))).toEqual([0, 0, 1]);
  expect([-1, 3, 0.5].map((k) => binomialPmf(k, 2, 0.5))).toEqual([0, 0, 0]);
  expect([-1, 0, 3].map((k) => binomialUpperTail(k, 2, 0.5))).toEqual([1, 1, 0]);
  expect([-1, 2, 3].map((k) => binomialLowerTail(k, 2, 0.5))).toEqual([0, 1, 1]);
  expect(binomialUpperTail(1, 2, 0)).toBe(0);
  expect(binomialUpperTail(2, 2, 1)).toBe(1);
  expect(() => binomialPmf(1, 2, 1.1)).toThrow(RangeError);
  expect(() => binomialUpperTail(1, 2.5, 0.5)).toThrow(RangeError);
});
