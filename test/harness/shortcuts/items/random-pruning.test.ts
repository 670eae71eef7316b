import { expect, it } from 'vitest';
import {
  PRUNING_SEEDS,
  randomPrunings,
  spreadOf,
} from '../../../../harness/shortcuts/items/random-pruning.ts';

const items = Array.from({ length: 30 }, (_, item) => item);
const stratumOf = (item: number) => (item < 10 ? 'few' : 'many');
const removed = new Set([0, 1, 2, 3, 10, 11]);
const prunings = randomPrunings({ items, removed, stratumOf, seed: 5 });

it('removes from each stratum as many items as were removed there, ten times and differently', () => {
  expect(prunings).toHaveLength(PRUNING_SEEDS);
  for (const left of prunings) {
    expect(left.filter((item) => item < 10)).toHaveLength(6);
    expect(left.filter((item) => item >= 10)).toHaveLength(18);
    expect(left).toEqual(left.toSorted((a, b) => a - b));
  }
  expect(new Set(prunings.map(String)).size).toBeGreaterThan(5);
});

it('averages what is left, over scored items', () => {
  expect(
    spreadOf(
      prunings,
      items.map(() => 0.5),
    ),
  ).toEqual({ mean: 0.5, sd: 0 });
  const some = items.map((item) => (item % 2 === 0 ? 1 : null));
  expect(spreadOf(prunings, some)).toEqual({ mean: 1, sd: 0 });
  expect(spreadOf([[0], [1]], [0, 1])).toMatchObject({ mean: 0.5 });
  expect(spreadOf(prunings, [])).toBeNull();
});
