import { expect, it } from 'vitest';
import {
  counted,
  day,
  grouped,
  halfWidth,
  interval,
  pointsInterval,
  wholePercent,
} from '../../../site/src/model/figures.ts';

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

it('writes the interval of a difference without a dash that could be a sign', () => {
  expect(pointsInterval({ low: -0.012, high: 0.034 })).toBe('−1.2 to +3.4');
});

it('rounds to whole percents', () => {
  expect(wholePercent(0.4787)).toBe('48');
  expect(wholePercent(-0.1)).toBe('−10');
});
