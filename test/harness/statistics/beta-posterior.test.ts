import fc from 'fast-check';
import { expect, it } from 'vitest';
import { betaPosterior, probabilityBetter } from '../../../harness/statistics/beta-posterior.ts';
import golden from './golden.json' with { type: 'json' };

it.each([
  [45, 50, golden.binom_45_50],
  [0, 30, golden.binom_0_30],
  [30, 30, golden.binom_30_30],
  [1887, 2700, golden.binom_1887_2700],
  [59, 622, golden.binom_59_622],
])('meets the golden vectors for %i of %i', (successes, trials, expected) => {
  const ends = (prior: 'uniform' | 'jeffreys') => {
    const { low, high } = betaPosterior({ successes, trials, prior });
    return [low, high];
  };
  const close = (values: number[]) => values.map((value) => expect.closeTo(value, 9));
  expect(ends('uniform')).toEqual(close(expected.beta_uniform_prior));
  expect(ends('jeffreys')).toEqual(close(expected.jeffreys));
});

it.each(Object.entries(golden.bayes_paired))('meets the golden P(A better) for %s', (pair, p) => {
  const [onlyA, onlyB] = pair.split('_').map(Number);
  expect(probabilityBetter(onlyA!, onlyB!)).toBeCloseTo(p, 9);
});

it('completes itself when the arms are swapped, and rises with A', () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(300), (b, c) => {
      expect(probabilityBetter(b, c) + probabilityBetter(c, b)).toBeCloseTo(1, 9);
      expect(probabilityBetter(b + 1, c)).toBeGreaterThanOrEqual(probabilityBetter(b, c));
    }),
  );
});

it('mirrors with success and failure', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.nat(), (trials, raw) => {
      const successes = raw % (trials + 1);
      const { low } = betaPosterior({ successes, trials });
      const mirrored = betaPosterior({ successes: trials - successes, trials });
      expect(mirrored.high).toBeCloseTo(1 - low, 9);
    }),
  );
  expect(() => betaPosterior({ successes: 2, trials: 1 })).toThrow(RangeError);
});
