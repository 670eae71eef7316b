import fc from 'fast-check';
import { expect, it } from 'vitest';
import { twoWayMean } from '../../../harness/statistics/two-way-clusters.ts';
import golden from './golden.json' with { type: 'json' };
import { seedTable } from './seed-table.ts';

const values = seedTable.flat();
const items = seedTable.flatMap((row, item) => row.map(() => item));
const seeds = seedTable.flatMap((row) => row.map((_, seed) => seed));

it('meets the golden vector, which is at the floor', () => {
  const { variances, se } = twoWayMean(values, items, seeds);
  const { V_item: item, V_seed: seed, V_white: white } = golden.two_way_cluster;
  expect(variances.first).toBeCloseTo(item, 12);
  expect(variances.second).toBeCloseTo(seed, 12);
  expect(variances.neither).toBeCloseTo(white, 12);
  expect(se).toBeCloseTo(golden.two_way_cluster.se, 12);
  expect(item + seed - white).toBeLessThan(item);
});

it('is the same with the ways swapped, and never below one way alone', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.nat(5), fc.nat(3)), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(rows, (cells) => {
      const columns = [0, 1, 2].map((k) => cells.map((cell) => cell[k]!)) as [
        number[],
        number[],
        number[],
      ];
      const fit = twoWayMean(...columns);
      expect(twoWayMean(columns[0], columns[2], columns[1]).se).toBeCloseTo(fit.se, 12);
      expect(fit.se ** 2).toBeGreaterThanOrEqual(
        Math.max(fit.variances.first, fit.variances.second) - 1e-12,
      );
    }),
  );
});

it('refuses no values', () => {
  expect(() => twoWayMean([], [], [])).toThrow(RangeError);
});
