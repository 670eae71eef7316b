import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clusteredMean, tInterval } from '../../../harness/statistics/clustered-mean.ts';

const data = { v1: [1, 1, 1], v2: [0, 0, 1], v3: [1, 0], v4: [0, 0, 0, 1] };
const values = Object.values(data).flat();
const clusters = Object.entries(data).flatMap(([video, one]) => one.map(() => video));

it('meets the golden vector (CR1, statsmodels)', () => {
  const fit = clusteredMean(values, clusters);
  expect(fit.mean).toBe(0.5);
  expect(fit.se).toBeCloseTo(0.180021, 6);
  expect(fit.designEffect).toBeCloseTo(1.4259, 4);
  expect((tInterval(fit).high - fit.mean) / fit.se).toBeCloseTo(3.18245, 5);
});

it('is the ordinary standard error when every item is a cluster of its own', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 60 }), (correct) => {
      const n = correct.length;
      const p = correct.filter(Boolean).length / n;
      const fit = clusteredMean(
        correct.map(Number),
        correct.map((_, i) => i),
      );
      expect(fit.se).toBeCloseTo(Math.sqrt((p * (1 - p)) / (n - 1)), 9);
    }),
  );
});

it('does not depend on the order of items or the names of clusters', () => {
  const order = values.map((_, i) => i).sort((a, b) => ((a * 7) % 12) - ((b * 7) % 12));
  const fit = clusteredMean(
    order.map((i) => values[i] as number),
    order.map((i) => `x${clusters[i]}`),
  );
  expect(fit.se).toBeCloseTo(clusteredMean(values, clusters).se, 12);
});

it('knows no standard error from one cluster', () => {
  expect(clusteredMean([1, 0], ['a', 'a']).se).toBeNaN();
});
