import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equivalence, nonInferiority } from '../../../harness/statistics/equivalence.ts';
import golden from './golden.json' with { type: 'json' };

it.each([
  [0.004, golden.tost['est.004_se.006_m.02']],
  [0.012, golden.tost['est.012_se.006_m.02']],
])('meets the golden vector for an estimate of %f', (estimate, expected) => {
  const result = equivalence({ estimate, se: 0.006, margin: 0.02 });
  expect(result.low).toBeCloseTo(expected.ci90[0]!, 12);
  expect(result.high).toBeCloseTo(expected.ci90[1]!, 12);
  expect(result.p).toBeCloseTo(expected.p, 9);
  expect(result.equivalent).toBe(expected.equivalent);
});

it('meets the golden vector for non-inferiority', () => {
  const n = 2700;
  const estimate = (130 - 180) / n;
  const se = Math.sqrt((130 + 180) / n - estimate ** 2) / Math.sqrt(n);
  const expected = golden.noninferiority;
  expect(estimate).toBeCloseTo(expected.est, 12);
  const at = (margin: number) => nonInferiority({ estimate, se, margin });
  expect(at(0.02).bound).toBeCloseTo(expected.lower95_one_sided, 9);
  expect(at(0.02).nonInferior).toBe(expected['margin_0.02_pass']);
  expect(at(0.03).nonInferior).toBe(expected['margin_0.03_pass']);
});

const test = fc.record(
  {
    estimate: fc.double({ min: -1, max: 1, noNaN: true }),
    se: fc.double({ min: 1e-3, max: 1, noNaN: true }),
    margin: fc.double({ min: 1e-3, max: 1, noNaN: true }),
    df: fc.integer({ min: 1, max: 200 }),
  },
  { requiredKeys: ['estimate', 'se', 'margin'] },
);

it('agrees with its interval and with its mirror image', () => {
  fc.assert(
    fc.property(test, (one) => {
      const { p, equivalent } = equivalence(one);
      if (Math.abs(p - 0.05) > 1e-6) expect(equivalent).toBe(p < 0.05);
      expect(equivalence({ ...one, estimate: -one.estimate }).p).toBeCloseTo(p, 9);
      expect(p).toBeGreaterThanOrEqual(nonInferiority(one).p - 1e-12);
      if (equivalent) expect(nonInferiority(one).nonInferior).toBe(true);
    }),
  );
});

it('asks more of few clusters', () => {
  const one = { estimate: 0, se: 0.01, margin: 0.02 };
  expect(equivalence({ ...one, df: 4 }).p).toBeGreaterThan(equivalence(one).p);
  expect(nonInferiority({ ...one, df: 4 }).bound).toBeLessThan(nonInferiority(one).bound);
});

describe('without a standard error', () => {
  it.each([0, NaN])('shows nothing (%f)', (se) => {
    expect(equivalence({ estimate: 0, se, margin: 0.02 })).toEqual({
      low: NaN,
      high: NaN,
      p: NaN,
      equivalent: false,
    });
    expect(nonInferiority({ estimate: 0, se, margin: 0.02 }).nonInferior).toBe(false);
  });
});

it('refuses a margin that is none', () => {
  expect(() => equivalence({ estimate: 0, se: 1, margin: 0 })).toThrow(RangeError);
  expect(() => nonInferiority({ estimate: 0, se: 1, margin: -1 })).toThrow(RangeError);
});
