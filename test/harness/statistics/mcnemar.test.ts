import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mcnemar } from '../../../harness/statistics/mcnemar.ts';
import golden from './golden.json' with { type: 'json' };

it.each([
  golden.mcnemar_9_21,
  golden.mcnemar_5_12,
  golden.mcnemar_0_6,
  golden.mcnemar_0_5,
  golden.mcnemar_130_180,
])('meets the golden vector for $b and $c', (expected) => {
  const { exact, midP, chiSquare, corrected } = mcnemar(expected.b, expected.c);
  expect(exact).toBeCloseTo(expected.exact, 12);
  expect(midP).toBeCloseTo(expected.midp, 12);
  expect(chiSquare.value).toBeCloseTo(expected.chi2, 12);
  expect(chiSquare.p).toBeCloseTo(expected.p_chi2, 12);
  expect(corrected.value).toBeCloseTo(expected.chi2_cc, 12);
  expect(corrected.p).toBeCloseTo(expected.p_chi2_cc, 12);
});

it('is symmetric, within (0, 1], and mid-p is below the exact p', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), (b, c) => {
      const test = mcnemar(b, c);
      expect(mcnemar(c, b)).toEqual(test);
      for (const p of [test.exact, test.midP, test.chiSquare.p, test.corrected.p]) {
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }
      expect(test.midP).toBeLessThanOrEqual(test.exact);
      expect(test.corrected.p).toBeGreaterThanOrEqual(test.chiSquare.p);
    }),
  );
});

it('says nothing where nothing differs', () => {
  expect(mcnemar(0, 0)).toEqual({
    exact: 1,
    midP: 1,
    chiSquare: { value: 0, p: 1 },
    corrected: { value: 0, p: 1 },
  });
});
