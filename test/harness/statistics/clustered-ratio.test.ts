import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chanceCorrected } from '../../../harness/statistics/chance-corrected.ts';
import { clusterIndex, clusterSizes, clusterSums } from '../../../harness/statistics/clusters.ts';
import { clusteredRatio } from '../../../harness/statistics/clustered-ratio.ts';
import { meanWithInterval } from '../../../harness/statistics/paired-difference.ts';

const scored = fc.array(
  fc.record({
    value: fc.integer({ min: 0, max: 4 }).map((quarters) => quarters / 4),
    chance: fc.constantFrom(0.2, 0.25, 0.5),
    cluster: fc.integer({ min: 0, max: 6 }),
  }),
  { minLength: 1, maxLength: 40 },
);

it('is the mean with CR1 where the bottoms are the sizes', () => {
  fc.assert(
    fc.property(scored, (items) => {
      const values = items.map(({ value }) => value);
      const clusters = items.map(({ cluster }) => cluster);
      const index = clusterIndex(clusters);
      const ours = clusteredRatio(clusterSums(values, index), clusterSizes(index));
      const theirs = meanWithInterval(values, clusters);
      close(ours.value, theirs.difference);
      close(ours.low, theirs.low);
      close(ours.high, theirs.high);
      expect(ours.clusters).toBe(theirs.clusters);
    }),
  );
});

it('is the score above chance where the bottoms are what could be gained', () => {
  fc.assert(
    fc.property(scored, (items) => {
      const clusters = items.map(({ cluster }) => cluster);
      const index = clusterIndex(clusters);
      const gained = items.map(({ value, chance }) => value - chance);
      const possible = items.map(({ chance }) => 1 - chance);
      const ours = clusteredRatio(clusterSums(gained, index), clusterSums(possible, index));
      const theirs = chanceCorrected(
        items.map(({ value }) => value),
        items.map(({ chance }) => chance),
        clusters,
      );
      close(ours.value, theirs.kappa);
      close(ours.low, theirs.low);
      close(ours.high, theirs.high);
    }),
  );
});

it('leaves clusters out that hold nothing, and divides by nothing without a number', () => {
  const full = clusteredRatio(Float64Array.of(1, 0, 2), Float64Array.of(2, 2, 3));
  const gaps = clusteredRatio(Float64Array.of(1, 0, 0, 2, 0), Float64Array.of(2, 0, 2, 3, 0));
  expect(gaps).toEqual(full);
  expect(clusteredRatio(Float64Array.of(0), Float64Array.of(0)).value).toBeNaN();
  expect(() => clusteredRatio(Float64Array.of(0), new Float64Array(2))).toThrow(RangeError);
});

function close(ours: number, theirs: number): void {
  if (Number.isNaN(theirs)) expect(ours).toBeNaN();
  else expect(ours).toBeCloseTo(theirs, 9);
}
