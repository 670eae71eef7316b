import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  counted,
  day,
  grouped,
  halfWidth,
  interval,
  percent,
  points,
  pointsInterval,
  wholePercent,
} from '../../../site/src/model/figures.ts';

describe('percent', () => {
  it.each([
    [0, '0.0'],
    [1, '100.0'],
    [0.4974, '49.7'],
    // 0.5005 * 100 is 50.04999… in floating point.
    [0.5005, '50.1'],
    [0.0005, '0.1'],
    [-0.034, '−3.4'],
  ])('%d is %s', (share, text) => {
    expect(percent(share)).toBe(text);
  });

  it('is never more than half a tenth of a percentage point away', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(Math.abs(Number(percent(share)) - share * 100)).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
    );
  });
});

it('writes half the width of an interval and the interval itself', () => {
  expect(halfWidth({ value: 0.6, low: 0.55, high: 0.65 })).toBe('5.0');
  expect(halfWidth({ value: 0.94, low: 0.88, high: 1 })).toBe('6.0');
  expect(halfWidth({ value: 1, low: 0.61, high: 1 })).toBeNull();
  expect(interval({ low: 0.566, high: 1 })).toBe('56.6–100.0');
});

it.each([
  [0, '0'],
  [999, '999'],
  [8564, '8\u202f564'],
  [12_345_678, '12\u202f345\u202f678'],
])('groups %d', (count, text) => {
  expect(grouped(count)).toBe(text);
});

it('counts one thing and many', () => {
  expect(counted(1, 'video')).toBe('1 video');
  expect(counted(2700, 'question')).toBe('2\u202f700 questions');
});

it('keeps the date as it was written', () => {
  expect(day('2026-11-20T23:59:59Z')).toBe('2026-11-20');
});

it.each([
  [0.2514, '+25.1'],
  [-0.034, '−3.4'],
  [0, '0.0'],
  [0.0004, '0.0'],
  [-0.0004, '0.0'],
])('a difference of %d is %s points', (difference, text) => {
  expect(points(difference)).toBe(text);
});

it('writes the interval of a difference without a dash that could be a sign', () => {
  expect(pointsInterval({ low: -0.012, high: 0.034 })).toBe('−1.2 to +3.4');
});

it('rounds to whole percents', () => {
  expect(wholePercent(0.4787)).toBe('48');
  expect(wholePercent(-0.1)).toBe('−10');
});
