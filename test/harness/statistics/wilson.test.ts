import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wilson } from '../../../harness/statistics/wilson.ts';

it.each([
  [45, 50, 0.7864, 0.9565],
  [0, 30, 0, 0.1135],
  [1887, 2700, 0.6813, 0.7159],
])('meets the golden vector for %i of %i', (successes, trials, low, high) => {
  const interval = wilson(successes, trials);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
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
