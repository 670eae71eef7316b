import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterIndex, clusterSums } from '../../../harness/statistics/clusters.ts';
import { signFlips, signFlipTest } from '../../../harness/statistics/sign-flip.ts';
import golden from './golden.json' with { type: 'json' };
import { differences, videoOf } from './paired-items.ts';

const test = (sums: number[], draws = 100) =>
  signFlipTest(
    signFlips({ clusters: sums.length, draws, seed: 1, key: 'test' }),
    Float64Array.from(sums),
  );

describe('golden vectors', () => {
  it('meets the exact p by item and by video', () => {
    const [byItem, items] = golden.perm_item;
    expect(test(differences)).toEqual({ p: byItem, exact: true, nonzero: items });
    const [byVideo, videos] = golden.perm_cluster;
    const sums = clusterSums(differences, clusterIndex(videoOf));
    expect(test([...sums])).toEqual({ p: byVideo, exact: true, nonzero: videos });
    const { sums: ten, p_exact: p } = golden.perm_cluster_10;
    expect(test(ten)).toEqual({ p, exact: true, nonzero: 9 });
  });

  it('adds one to the hits and one to the draws', () => {
    expect((1 + 123) / (1 + 9999)).toBe(golden.mc_p_convention.example_B9999_hits123);
    const oneSided = Array.from({ length: 40 }, () => 1);
    expect(test(oneSided, 9999)).toEqual({ p: 1 / 10_000, exact: false, nonzero: 40 });
  });
});

const sumsOf = (constraints: fc.ArrayConstraints) =>
  fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, ...constraints });

it('counts as brute force does', () => {
  fc.assert(
    fc.property(sumsOf({ maxLength: 9 }), (sums) => {
      const reached = Math.abs(sums.reduce((sum, value) => sum + value, 0));
      let hits = 0;
      for (let signs = 0; signs < 2 ** sums.length; signs++) {
        const flipped = sums.reduce((sum, x, i) => sum + ((signs >> i) & 1 ? x : -x), 0);
        if (Math.abs(flipped) >= reached) hits += 1;
      }
      expect(test(sums).p).toBeCloseTo(hits / 2 ** sums.length, 12);
    }),
  );
});

it('gives a p in (0, 1] that does not depend on signs as a whole, nor on the unit', () => {
  fc.assert(
    fc.property(sumsOf({ maxLength: 60 }), (sums) => {
      const { p, exact } = test(sums);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
      expect(test(sums.map((sum) => -sum)).p).toBe(p);
      expect(test(sums.map((sum) => sum * 0.1)).p).toBe(p);
      if (exact) expect(test([...sums].reverse()).p).toBe(p);
    }),
  );
});

it('draws what it would count', () => {
  const sums = Array.from({ length: 21 }, (_, i) => ((i * 7) % 5) - 1);
  const few = sums.slice(0, 20).filter((sum) => sum !== 0);
  const padded = Float64Array.from([...few, 1e-13, 1e-13, 1e-13, 1e-13, 1e-13, 1e-13]);
  const draws = 40_000;
  const drawn = signFlipTest(
    signFlips({ clusters: padded.length, draws, seed: 2, key: 'test' }),
    padded,
  );
  const { p } = test(few);
  expect(drawn.exact).toBe(false);
  expect(Math.abs(drawn.p - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws));
});

it('says nothing where nothing differs', () => {
  expect(test([0, 0])).toEqual({ p: 1, exact: true, nonzero: 0 });
  expect(test([])).toEqual({ p: 1, exact: true, nonzero: 0 });
});

it('refuses another number of clusters', () => {
  const flips = signFlips({ clusters: 3, seed: 1, key: 'test' });
  expect(() => signFlipTest(flips, new Float64Array(2))).toThrow(RangeError);
});
