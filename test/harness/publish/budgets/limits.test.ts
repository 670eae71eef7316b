import { describe, expect, it } from 'vitest';
import {
  LIMITS,
  overBudget,
  overBudgetText,
  pageClass,
} from '../../../../harness/publish/budgets/limits.ts';

it.each([
  ['', 'reading'],
  ['404.html', 'reading'],
  ['about/', 'reading'],
  ['results/nextqa/all-right/', 'record'],
  ['benchmarks/nextqa/', 'leaderboard'],
  ['benchmarks/nextqa/items/', 'island'],
  ['benchmarks/nextqa/probes/', 'leaderboard'],
  ['compare/', 'island'],
  ['items/nextqa/', 'island'],
  ['series/', 'list'],
  ['series/one/', 'island'],
  ['results/', 'list'],
  ['benchmarks/nextqa/all/', 'list'],
])('/%s is a page of the kind "%s"', (path, kind) => {
  expect(pageClass(path)).toBe(kind);
});

describe('a budget', () => {
  it('may be used up', () => {
    expect(overBudget('compare/', LIMITS.island)).toEqual([]);
  });

  it('names page, what, weight and limit', () => {
    const over = overBudget('', { ...LIMITS.reading, js: 3073, elements: 1501 });
    expect(over.map(overBudgetText)).toEqual([
      '/: 3.0 KB of scripts before any interaction (gzip), at most 3.0 KB',
      '/: 1501 elements, at most 1500',
    ]);
  });
});
