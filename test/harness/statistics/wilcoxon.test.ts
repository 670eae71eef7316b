import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signedRank, smallestWilcoxonP, wilcoxon } from '../../../harness/statistics/wilcoxon.ts';
import golden from './golden.json' with { type: 'json' };

const { seed_paired: seeds } = golden;

it('meets the golden vectors', () => {
  const [w, p] = seeds.wilcoxon_W_p;
  expect(signedRank(seeds.diffs)).toEqual({ w, p, n: 5 });
  for (const [k, smallest] of Object.entries(seeds.min_two_sided_wilcoxon_p))
    expect(smallestWilcoxonP(Number(k))).toBe(smallest);
});

describe('fewer than six differences', () => {
  it.each([3, 5])('are refused with the reason (%i)', (k) => {
    expect(wilcoxon(seeds.diffs.slice(0, k))).toEqual({
      kind: 'refused',
      n: k,
      smallestP: 2 ** (1 - k),
      reason: `${k} differences: p cannot be below ${2 ** (1 - k)}, 6 are needed`,
    });
  });

  it('are refused though zeros make them six', () => {
    expect(wilcoxon([1, 2, 3, 4, 5, 0])).toMatchObject({ kind: 'refused', n: 5 });
  });

  it('are no refusal from six on', () => {
    expect(wilcoxon([1, 2, 3, 4, 5, 6])).toEqual({ kind: 'tested', w: 21, p: 0.03125, n: 6 });
  });
});

it('counts as brute force does, ties and zeros included', () => {
  const differences = fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 10 });
  fc.assert(
    fc.property(differences, (values) => {
      const { w, p, n } = signedRank(values);
      const nonzero = values.filter((value) => value !== 0);
      const sizes = nonzero.map(Math.abs).sort((a, b) => a - b);
      const ranks = nonzero.map(
        (value) => (sizes.indexOf(Math.abs(value)) + sizes.lastIndexOf(Math.abs(value))) / 2 + 1,
      );
      const middle = ranks.reduce((sum, rank) => sum + rank, 0) / 2;
      let hits = 0;
      for (let signs = 0; signs < 2 ** n; signs++) {
        const sum = ranks.reduce((s, rank, i) => s + ((signs >> i) & 1 ? rank : 0), 0);
        if (Math.abs(sum - middle) >= Math.abs(w - middle)) hits += 1;
      }
      expect(p).toBeCloseTo(hits / 2 ** n, 12);
      expect(signedRank(values.map((value) => -value)).p).toBe(p);
      expect(p).toBeGreaterThanOrEqual(smallestWilcoxonP(n));
    }),
  );
});
