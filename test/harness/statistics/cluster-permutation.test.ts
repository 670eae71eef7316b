import { describe, expect, it } from 'vitest';
import { clusterPermutation } from '../../../harness/statistics/cluster-permutation.ts';
import { random } from '../../../harness/random.ts';

const group = (values: number[], prefix: string, size = 1) => ({
  values,
  clusters: values.map((_, item) => `${prefix}${Math.floor(item / size)}`),
});
const how = { draws: 4000, seed: 1, key: 'test' };

describe('clusters dealt anew between two groups', () => {
  it('is one deal in 20 where three clusters are all above three others', () => {
    // C(6, 3) = 20 deals, of which one is this far apart.
    const p = clusterPermutation([group([7, 8, 9], 'a'), group([1, 2, 3], 'b')], how);
    expect(p).toBeCloseTo(1 / 20, 1);
    expect(Math.abs(p - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 4000));
  });

  it('is near 1 the other way round, whichever group is the smaller', () => {
    const [low, high] = [group([1, 2, 3], 'a'), group([7, 8, 9, 10, 11], 'b')];
    expect(clusterPermutation([low, high], how)).toBeGreaterThan(0.95);
    expect(clusterPermutation([high, low], how)).toBeLessThan(0.05);
  });

  it('counts clusters and not items: copies of an item are no evidence', () => {
    const many = (value: number) => Array.from({ length: 50 }, () => value);
    const p = clusterPermutation(
      [group([...many(1), ...many(0)], 'a', 50), group([...many(0), ...many(0)], 'b', 50)],
      how,
    );
    expect(p).toBeGreaterThan(0.4);
  });

  it('nothing anywhere is p 1', () => {
    expect(clusterPermutation([group([0, 0], 'a'), group([0, 0], 'b')], how)).toBe(1);
  });

  it('keeps to 5 % for a rare event and groups of unlike size', () => {
    let rejected = 0;
    const runs = 500;
    for (let run = 0; run < runs; run += 1) {
      const dice = random(run, 'rare');
      const rare = (count: number) =>
        Array.from({ length: count }, () => Number(dice.integer(1, 100) <= 5));
      const groups = [group(rare(300), 'a', 3), group(rare(90), 'b', 3)] as const;
      if (clusterPermutation(groups, { draws: 300, seed: run, key: 'rare' }) <= 0.05) rejected += 1;
    }
    expect(rejected / runs).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
    // Counts tie, and a tie counts against.
    expect(rejected / runs).toBeGreaterThan(0.005);
  });

  it('refuses a cluster in both groups, and an empty group', () => {
    expect(() => clusterPermutation([group([1], 'a'), group([1], 'a')], how)).toThrow(/in both/);
    expect(() => clusterPermutation([group([], 'a'), group([1], 'b')], how)).toThrow(/no items/);
  });
});
