import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterResamples, resampledSums } from '../../../harness/statistics/cluster-resamples.ts';
import { rankIntervals } from '../../../harness/statistics/rank-intervals.ts';
import { type PairTest, rankSets } from '../../../harness/statistics/rank-sets.ts';
import { tieGroups } from '../../../harness/statistics/tie-groups.ts';
import golden from './golden.json' with { type: 'json' };

/** Every pair of models in the order of their scores, far apart where `p` says so. */
const pairsOf = (models: number, p: (a: number, b: number) => number): PairTest[] =>
  Array.from({ length: models }, (_, a) =>
    Array.from({ length: models - a - 1 }, (__, k) => {
      const b = a + k + 1;
      return { a, b, difference: b - a, p: p(a, b) };
    }),
  ).flat();

describe('rank sets', () => {
  it('meets the golden vector: four models, neighbours among the first three not separated', () => {
    const { sets, separated } = rankSets(
      4,
      pairsOf(4, (a, b) => (b - a > 1 || b === 3 ? 0.001 : 0.5)),
    );
    expect(sets).toEqual(golden.rank_sets);
    expect(separated(2, 0)).toBe(true);
    expect(separated(0, 1)).toBe(false);
    expect(tieGroups([0, 1, 2, 3], separated)).toEqual([[0, 1], [2], [3]]);
  });

  it('adjusts the pairs as one family', () => {
    const pairs = pairsOf(4, () => 0.01);
    expect(rankSets(4, pairs).sets).toEqual([
      [1, 4],
      [1, 4],
      [1, 4],
      [1, 4],
    ]);
    expect(rankSets(4, pairs, 0.06).sets).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
  });

  it('always leave each rank to someone, and mirror when the order is turned', () => {
    const tests = fc.integer({ min: 1, max: 6 }).chain((models) =>
      fc.tuple(
        fc.constant(models),
        fc.array(
          fc.tuple(fc.integer({ min: -3, max: 3 }), fc.double({ min: 0, max: 0.1, noNaN: true })),
          {
            minLength: (models * (models - 1)) / 2,
            maxLength: (models * (models - 1)) / 2,
          },
        ),
      ),
    );
    fc.assert(
      fc.property(tests, ([models, rows]) => {
        const pairs = pairsOf(models, () => 1).map((pair, i) => ({
          ...pair,
          difference: rows[i]![0],
          p: rows[i]![1],
        }));
        const { sets } = rankSets(models, pairs);
        const turned = rankSets(
          models,
          pairs.map((pair) => ({ ...pair, difference: -pair.difference })),
        );
        sets.forEach(([first, last], model) => {
          expect(first).toBeLessThanOrEqual(last);
          expect(turned.sets[model]).toEqual([models + 1 - last, models + 1 - first]);
        });
      }),
    );
  });

  it('refuses a missing or doubled pair', () => {
    const pairs = pairsOf(3, () => 0.5);
    expect(() => rankSets(3, pairs.slice(1))).toThrow(RangeError);
    expect(() => rankSets(3, [...pairs.slice(1), pairs[1]!])).toThrow(RangeError);
  });
});

describe('tie groups', () => {
  it('compare with the leader of the group only', () => {
    const separated = (a: number, b: number) => Math.abs(a - b) > 2;
    expect(tieGroups([0, 1, 2, 3, 4, 5, 6], separated)).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    expect(tieGroups([], separated)).toEqual([]);
  });
});

describe('rank intervals', () => {
  const resamples = clusterResamples({ clusters: 30, draws: 500, seed: 1, key: 'ranks' });
  const scores = (level: number) =>
    resampledSums(
      resamples,
      Float64Array.from({ length: 30 }, (_, i) => level + ((i * 7) % 5)),
    );

  it('are a single rank for models that keep their order in every draw', () => {
    expect(rankIntervals([scores(0), scores(2), scores(1)])).toEqual([
      { low: 3, high: 3 },
      { low: 1, high: 1 },
      { low: 2, high: 2 },
    ]);
  });

  it('are all ranks that a tie allows for equal models', () => {
    expect(rankIntervals([scores(0), scores(0), scores(-1)])).toEqual([
      { low: 1, high: 2 },
      { low: 1, high: 2 },
      { low: 3, high: 3 },
    ]);
  });

  it('refuse a draw without a score', () => {
    expect(() => rankIntervals([Float64Array.of(1, NaN), Float64Array.of(1, 2)])).toThrow(
      RangeError,
    );
    expect(() => rankIntervals([Float64Array.of(1), Float64Array.of(1, 2)])).toThrow(RangeError);
    expect(rankIntervals([])).toEqual([]);
  });
});
