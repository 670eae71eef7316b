import { describe, expect, it, test } from 'vitest';
import { ratioFigure } from '../../../harness/shortcuts/found.ts';

/** Means of one item a video. */
function totals(...columns: number[][]) {
  const sums = columns.map((column) => Float64Array.from(column));
  const n = columns[0]?.length ?? 0;
  return { sums, sizes: new Float64Array(n).fill(1), n, clusters: n };
}

describe('an interval ends where a mean can be no more', () => {
  test.each([
    ['score', 0, 1],
    ['difference', -1, 1],
    ['difference of differences', -2, 2],
  ] as const)('%s', (range, low, high) => {
    const found = ratioFigure(totals([low, low, high, high]), 0, { range });
    expect(found).toMatchObject({ value: (low + high) / 2, low, high });
  });
});

it('holds a difference of differences above 100 points', () => {
  const found = ratioFigure(totals([2, 2, 1, 1]), 0, { range: 'difference of differences' });
  expect(found).toMatchObject({ value: 1.5, high: 2 });
});

it('has no ends where it is a ratio', () => {
  const found = ratioFigure(totals([1, -4, 1, 1], [0.5, 0.5, 0.5, 0.5]), 0, { bottom: 1 });
  expect(found).toMatchObject({ value: -0.5, low: expect.closeTo(-8.46, 1) });
});
