import fc from 'fast-check';
import { expect, it } from 'vitest';
import { binomialLowerTail, binomialUpperTail } from '../../../harness/statistics/binomial.ts';
import { clopperPearson } from '../../../harness/statistics/clopper-pearson.ts';
import golden from './golden.json' with { type: 'json' };

it.each([
  [45, 50, golden.binom_45_50],
  [0, 30, golden.binom_0_30],
  [30, 30, golden.binom_30_30],
  [1887, 2700, golden.binom_1887_2700],
  [59, 622, golden.binom_59_622],
  [42, 50, golden.binom_42_50],
  [8, 50, golden.binom_8_50],
])(
  'meets the golden vector for %i of %i',
  (successes, trials, { clopper_pearson: [low, high] }) => {
    const interval = clopperPearson(successes, trials);
    expect(interval.low).toBeCloseTo(low!, 9);
    expect(interval.high).toBeCloseTo(high!, 9);
  },
);

it('ends where a tail has half the error, holds the share and mirrors', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(), (trials, raw) => {
      const successes = raw % (trials + 1);
      const { low, high } = clopperPearson(successes, trials);
      expect(low).toBeLessThanOrEqual(successes / trials);
      expect(high).toBeGreaterThanOrEqual(successes / trials);
      if (successes > 0) expect(binomialUpperTail(successes, trials, low)).toBeCloseTo(0.025, 9);
      if (successes < trials)
        expect(binomialLowerTail(successes, trials, high)).toBeCloseTo(0.025, 9);
      expect(clopperPearson(trials - successes, trials).low).toBeCloseTo(1 - high, 9);
    }),
  );
});

it('refuses what is no share', () => {
  expect(() => clopperPearson(3, 2)).toThrow(RangeError);
  expect(() => clopperPearson(0.5, 2)).toThrow(RangeError);
  expect(() => clopperPearson(0, 0)).toThrow(RangeError);
});
