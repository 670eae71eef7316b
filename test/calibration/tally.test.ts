import { expect, it } from 'vitest';
import { add, emptyTally, verdictOf } from '../../scripts/calibration/tally.ts';

const interval = (value: number) => ({ value, low: value - 0.1, high: value + 0.1 });

it('counts intervals that hold the truth, by the side on which they miss it', () => {
  const tally = emptyTally(0.5);
  for (const value of [0.45, 0.55, 0.65, 0.3]) add(tally, interval(value));
  expect(tally).toMatchObject({ samples: 4, covered: 2, below: 1, above: 1 });
  const { coverage, meanError, meanErrorSe, meanWidth, tooFew } = verdictOf(tally);
  expect(coverage?.share).toBe(0.5);
  expect(meanError).toBeCloseTo(-0.0125, 12);
  // sd of −.05, .05, .15, −.2, over √4.
  expect(meanErrorSe).toBeCloseTo(Math.sqrt((0.0675 - 4 * 0.0125 ** 2) / 3) / 2, 12);
  expect(meanWidth).toBeCloseTo(0.2, 12);
  // P(Bin(4, .95) ≤ 2).
  expect(tooFew).toBeCloseTo(1 - 0.95 ** 4 - 4 * 0.95 ** 3 * 0.05, 12);
});

it('a figure that is refused is no error', () => {
  const tally = emptyTally(0.5);
  add(tally, null);
  expect(verdictOf(tally)).toMatchObject({ kind: 'undefined', coverage: null });
});

it('what is always the truth is exact, with an interval or without', () => {
  const tally = emptyTally(1);
  add(tally, { value: 1, low: null, high: null });
  add(tally, { value: 1, low: 0.9, high: 1 });
  expect(verdictOf(tally)).toMatchObject({ kind: 'exact', intervals: 1 });
});
