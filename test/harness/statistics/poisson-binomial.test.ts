import fc from 'fast-check';
import { expect, it } from 'vitest';
import { binomialPmf } from '../../../harness/statistics/binomial.ts';
import { poissonBinomial, upperTail } from '../../../harness/statistics/poisson-binomial.ts';
import { total } from '../../../harness/statistics/total.ts';
import golden from './golden.json' with { type: 'json' };

it('meets the golden vector', () => {
  expect([...poissonBinomial([0.25, 0.25, 0.2, 0.5])]).toEqual(
    golden['poisson_binomial_.25_.25_.2_.5'].map((mass) => expect.closeTo(mass, 12)),
  );
});

it('is a distribution with the mean of its trials', () => {
  const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });
  fc.assert(
    fc.property(probabilities, (trials) => {
      const mass = poissonBinomial(trials);
      expect(total(mass)).toBeCloseTo(1, 12);
      expect(total(mass.map((p, k) => k * p))).toBeCloseTo(
        trials.reduce((sum, p) => sum + p, 0),
        9,
      );
      expect(upperTail(mass, 0)).toBe(1);
      expect(upperTail(mass, trials.length + 1)).toBe(0);
      for (let k = 1; k <= trials.length; k++)
        expect(upperTail(mass, k)).toBeLessThanOrEqual(upperTail(mass, k - 1));
    }),
  );
});

it('is the binomial where all trials are alike', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, p) => {
        poissonBinomial(Array.from({ length: n }, () => p)).forEach((mass, k) =>
          expect(mass).toBeCloseTo(binomialPmf(k, n, p), 11),
        );
      },
    ),
  );
});

it('refuses what is no probability', () => {
  expect(() => poissonBinomial([0.5, 1.2])).toThrow(RangeError);
});
