import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wilson } from '../../../harness/statistics/wilson.ts';
import golden from './golden.json' with { type: 'json' };

it.each([
  [45, 50, golden.binom_45_50],
  [0, 30, golden.binom_0_30],
  [30, 30, golden.binom_30_30],
  [1887, 2700, golden.binom_1887_2700],
  [59, 622, golden.binom_59_622],
  [42, 50, golden.binom_42_50],
  [8, 50, golden.binom_8_50],
])('meets the golden vector for %i of %i', (successes, trials, { wilson: [low, high] }) => {
  const interval = wilson(successes, trials);
  expect(interval.low).toBeCloseTo(low!, 9);
  expect(interval.high).toBeCloseTo(high!, 9);
});

it('holds the share, stays in [0, 1] and is symmetric', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (trials, raw) => {
      const successes = raw % (trials + 1);
      const { low, high } = wilson(successes, trials);
      const mirrored = wilson(trials - successes, trials);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(successes / trials);
      expect(high).toBeGreaterThanOrEqual(successes / trials);
      expect(mirrored.low).toBeCloseTo(1 - high, 9);
    }),
  );
});

it('refuses what is no share', () => {
  expect(() => wilson(3, 2)).toThrow(RangeError);
  expect(() => wilson(0, 0)).toThrow(RangeError);
});
