import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedT } from '../../../harness/statistics/paired-t.ts';
import { tTest } from '../../../harness/statistics/student-t.ts';
import { welch } from '../../../harness/statistics/welch.ts';
import golden from './golden.json' with { type: 'json' };
import { armA, armB, differences } from './paired-items.ts';

const { seed_paired: seeds } = golden;

describe('golden vectors', () => {
  it('gives the paired t test over seeds', () => {
    const test = pairedT(seeds.diffs);
    expect(test.estimate).toBeCloseTo(seeds.mean, 12);
    expect(test.se * Math.sqrt(5)).toBeCloseTo(seeds.sd, 12);
    expect(test.t).toBeCloseTo(seeds.t, 9);
    expect(test.df).toBe(seeds.df);
    expect(test.p).toBeCloseTo(seeds.p_t, 9);
    expect([test.low, test.high]).toEqual(seeds.ci95.map((end) => expect.closeTo(end, 9)));
  });

  it('gives the naive paired test over items', () => {
    const test = pairedT(differences);
    expect(test.se).toBeCloseTo(golden.paired.se_paired, 12);
    expect(test.t).toBeCloseTo(golden.paired.t, 9);
    expect(test.p).toBeCloseTo(golden.paired.p_t, 9);
  });

  it('gives the unpaired standard error', () => {
    expect(welch(armA, armB).se).toBeCloseTo(golden.paired.se_unpaired, 12);
  });

  it.each(Object.entries(seeds.t_crit))('gives the critical t of %s seeds', (k, critical) => {
    const { high } = tTest({ estimate: 0, se: 1, df: Number(k) - 1 });
    expect(high).toBeCloseTo(critical, 7);
  });
});

it('meets the unequal variances that R’s t.test gives for Student’s sleep data', () => {
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const unpaired = welch(first, second);
  expect(unpaired.t).toBeCloseTo(-1.8608, 4);
  expect(unpaired.df).toBeCloseTo(17.776, 3);
  expect(unpaired.p).toBeCloseTo(0.07939, 5);
  expect(unpaired.low).toBeCloseTo(-3.3654832, 6);
  const paired = pairedT(first.map((value, i) => value - second[i]!));
  expect(paired.t).toBeCloseTo(-4.0621, 4);
  expect(paired.p).toBeCloseTo(0.002833, 6);
});

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 20 });

it('is symmetric, and p is below .05 exactly when the interval leaves out 0', () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      const test = welch(a, b);
      const swapped = welch(b, a);
      expect(swapped.estimate).toBeCloseTo(-test.estimate, 12);
      if (Number.isNaN(test.p)) {
        expect([test.low, test.high, swapped.p]).toEqual([NaN, NaN, NaN]);
        return;
      }
      expect(swapped.p).toBeCloseTo(test.p, 9);
      expect(swapped.low).toBeCloseTo(-test.high, 9);
      if (Math.abs(test.p - 0.05) > 1e-9) expect(test.low > 0 || test.high < 0).toBe(test.p < 0.05);
    }),
  );
});

it('has no p without a spread', () => {
  expect(pairedT([1])).toMatchObject({ estimate: 1, p: NaN, low: NaN });
  expect(pairedT([2, 2, 2])).toMatchObject({ estimate: 2, se: 0, p: NaN, low: NaN, high: NaN });
  expect(() => pairedT([])).toThrow(RangeError);
  expect(() => pairedT([1, NaN])).toThrow(RangeError);
});
