import { describe, expect, it } from 'vitest';
import type { Grown, Measured } from '../../bench/measure.ts';
import { measure, measureGrowth } from '../../bench/measure.ts';
import { grownLines, measuredLines, performancePage } from '../../bench/performance-page.ts';
import { growthExponent, spread } from '../../bench/spread.ts';

describe('a growth exponent', () => {
  it.each([
    [0, 1],
    [1, 3],
    [2, 0.5],
    [-1, 8],
  ])('of %d is found whatever the first size costs', (power, first) => {
    const points = [1000, 2000, 4000].map((size) => ({ size, seconds: first * size ** power }));
    expect(growthExponent(points)).toBeCloseTo(power, 10);
  });

  it('is pulled down by what does not grow', () => {
    const points = [1, 2, 4].map((size) => ({ size, seconds: 10 + size }));
    expect(growthExponent(points)).toBeGreaterThan(0);
    expect(growthExponent(points)).toBeLessThan(0.5);
  });
});

it('a spread is the median between the least and the most', () => {
  expect(spread([3, 1, 2])).toEqual({ median: 2, low: 1, high: 3 });
  expect(spread([5])).toEqual({ median: 5, low: 5, high: 5 });
});

describe('measuring', () => {
  it('takes turns after a warming one', async () => {
    const order: string[] = [];
    const turn = (who: string) => async () => void order.push(who);
    const made = await measure(
      { name: 'm', subject: turn('ours'), yardstick: turn('theirs'), target: null },
      2,
    );
    expect(order).toEqual(['ours', 'ours', 'theirs', 'ours', 'theirs']);
    expect(made.passed).toBe(true);
  });

  it('grows through the sizes in turns, closes what it opened, and says what it skips', async () => {
    const order: (number | string)[] = [];
    const growth = { name: 'g', of: 'items', sizes: [1, 2], target: null };
    const opened = {
      run: async (size: number) => void order.push(size),
      close: async () => void order.push('closed'),
    };
    await measureGrowth({ ...growth, open: async () => opened }, 2);
    expect(order).toEqual([1, 1, 2, 1, 2, 'closed']);
    const skipped = { ...growth, open: async () => ({ skipped: 'no program' }) };
    expect(await measureGrowth(skipped, 2)).toBe('g: no program');
    const broken = { ...opened, run: () => Promise.reject(new Error('broken')) };
    await expect(measureGrowth({ ...growth, open: async () => broken }, 1)).rejects.toThrow(
      'broken',
    );
    expect(order.at(-1)).toBe('closed');
  });
});

const seconds = { median: 1, low: 0.5, high: 2 };
const figure: Measured = {
  name: 'decoding',
  ours: seconds,
  theirs: seconds,
  ratio: seconds,
  target: 0.8,
  passed: false,
};
const growth: Grown = {
  name: 'the report',
  of: 'records',
  points: [{ size: 10, seconds }],
  exponent: 1.04,
  target: 1.2,
  passed: true,
};

describe('the page', () => {
  const machine = {
    processor: 'A processor',
    cores: 2,
    memoryGb: 24,
    system: 'Linux 6',
    versions: { 'Node.js': 'v24' },
  };
  const cases = [
    { name: 'media', title: 'frames', notes: ['a note'], measured: [figure], grown: [growth] },
  ];

  it('has machine, versions, medians with their range, and verdicts', () => {
    const page = performancePage(cases, { machine, rounds: 3, day: '2026-11-27' });
    expect(page).toContain('| processor | A processor, 2 cores |');
    expect(page).toContain('| Node.js | v24 |');
    expect(page).toContain(
      '| decoding | 1.000 (0.500 to 2.000) | 1.000 (0.500 to 2.000) | 1.000 (0.500 to 2.000) | 0.8 | FAIL |',
    );
    expect(page).toContain(
      '| the report | 10 records: 1.000 (0.500 to 2.000) | 1.04 | 1.2 | PASS |',
    );
    expect(page).toContain('- a note');
    expect(page).not.toContain('A trial');
  });

  it('of one round says that it is a trial', () => {
    const page = performancePage(cases, { machine, rounds: 1, day: '2026-11-27' });
    expect(page).toContain('> A trial: one round says nothing of a spread');
  });
});

it('a terminal shows the same', () => {
  expect(measuredLines(figure).at(-1)).toBe('    ratio  1.000 (0.500 to 2.000), at most 0.8: FAIL');
  expect(grownLines({ ...growth, target: null }).at(-1)).toBe(
    '    grows with the power 1.04 of records, no target',
  );
});
