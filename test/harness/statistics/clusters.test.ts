import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clusterIndex, clusterSizes, clusterSums } from '../../../harness/statistics/clusters.ts';
import { total } from '../../../harness/statistics/total.ts';

it('numbers clusters in the order they are met', () => {
  const index = clusterIndex(['b', 'a', 'b', 'c']);
  expect(index).toEqual({ count: 3, of: Int32Array.of(0, 1, 0, 2) });
  expect(clusterSums([1, 2, 3, 4], index)).toEqual(Float64Array.of(4, 2, 4));
  expect(clusterSizes(index)).toEqual(Float64Array.of(2, 1, 1));
});

it('keeps the number 1 and the label "1" apart', () => {
  expect(clusterIndex([1, '1']).count).toBe(2);
});

it('keeps the totals', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer(), fc.integer({ min: 0, max: 9 }))), (rows) => {
      const index = clusterIndex(rows.map(([, video]) => video));
      const sums = clusterSums(
        rows.map(([value]) => value),
        index,
      );
      expect(total(sums)).toBe(rows.reduce((sum, [value]) => sum + value, 0));
      expect(total(clusterSizes(index))).toBe(rows.length);
    }),
  );
});

it('refuses a missing score', () => {
  const index = clusterIndex(['a', 'b']);
  expect(() => clusterSums([1, NaN], index)).toThrow('value 1 is NaN');
  expect(() => clusterSums([1], index)).toThrow(RangeError);
});
