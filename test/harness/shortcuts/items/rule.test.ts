import { describe, expect, it } from 'vitest';
import {
  defaultRule,
  hitsNeeded,
  itemGuessFloor,
  meanGuessFloor,
  parseRule,
} from '../../../../harness/shortcuts/items/rule.ts';
import golden from '../../statistics/golden.json' with { type: 'json' };

const same = (answers: number, options: number, n = 10) =>
  Array.from({ length: n }, () => ({ answers, options }));

it.each(Object.entries(golden.guess_flag_rate))('has the golden guess floor %s', (name, rate) => {
  const [options = 0, hits = 0, answers = 0] = /^K(\d+)_k(\d+)_of_(\d+)$/
    .exec(name)!
    .slice(1)
    .map(Number);
  expect(itemGuessFloor({ hits, of: answers }, { answers, options })).toBeCloseTo(rate, 12);
});

it('has the mean floor of items with different numbers of options', () => {
  const items = [...same(5, 4, 1), ...same(5, 2, 1)];
  const { K4_k4_of_5: four, K2_k4_of_5: two } = golden.guess_flag_rate;
  expect(meanGuessFloor({ hits: 4, of: 5 }, items)).toBeCloseTo((four + two) / 2, 12);
});

describe('without a rule of one’s own', () => {
  it.each([
    [5, 4, 4],
    [4, 4, 4],
    [8, 4, 5],
    [3, 5, 3],
    // One model: a right guess flags.
    [1, 4, 1],
    [4, 2, 4],
  ])('%i answers among %i options need %i', (answers, options, hits) => {
    expect(defaultRule(answers, same(answers, options))).toEqual({ hits, of: answers });
  });

  it('takes the fewest hits whose floor is at most 5 %', () => {
    const items = same(8, 4);
    expect(meanGuessFloor({ hits: 5, of: 8 }, items)).toBeLessThanOrEqual(0.05);
    expect(meanGuessFloor({ hits: 4, of: 8 }, items)).toBeGreaterThan(0.05);
  });
});

it('judges fewer answers by the same share, rounded up', () => {
  const needed = [5, 4, 3, 2, 1].map((answers) => hitsNeeded({ hits: 4, of: 5 }, answers));
  expect(needed).toEqual([4, 4, 3, 2, 1]);
  expect(hitsNeeded({ hits: 3, of: 3 }, 6)).toBe(6);
});

it('is typed as k/m', () => {
  expect(parseRule('4/5')).toEqual({ hits: 4, of: 5 });
  for (const text of ['5/4', '0/3', '4', '80%', '4/', '-1/3']) {
    expect(() => parseRule(text)).toThrowError(/is no rule/);
  }
});
