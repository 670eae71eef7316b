import { expect, it } from 'vitest';
import {
  equalAsPrinted,
  printedPercent,
  rangePercent,
  reportedFrames,
} from '../../../../site/src/model/reported/reported-words.ts';

it.each([
  [0.58, 0.01, '58'],
  [0.797, 0.001, '79.7'],
  [0.5, 0.001, '50.0'],
  [0.4974, 0.0001, '49.74'],
])('%d printed to %d is %s percent', (value, step, text) => {
  expect(printedPercent({ value, step })).toBe(text);
});

it('is equal as printed when the measured share rounds to the same digits', () => {
  const figure = { value: 0.4974, step: 0.0001 };
  expect(equalAsPrinted(figure, 2485 / 4996)).toBe(true);
  expect(equalAsPrinted(figure, 2486 / 4996)).toBe(false);
  expect(equalAsPrinted({ value: 0.5, step: 0.01 }, 0.504)).toBe(true);
});

it.each([
  [null, 'not stated'],
  ['1', '1 frame'],
  ['128', '128 frames'],
  ['1/0.5 fps', '1/0.5 fps'],
])('frames %s are "%s"', (frames, words) => {
  expect(reportedFrames({ frames })).toBe(words);
});

it('gives a range once where both ends are equal', () => {
  expect(rangePercent({ low: 0.629, high: 0.629 })).toBe('62.9');
  expect(rangePercent({ low: 0.62, high: 0.63 })).toBe('62.0–63.0');
});
