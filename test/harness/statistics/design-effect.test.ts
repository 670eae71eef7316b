import fc from 'fast-check';
import { expect, it } from 'vitest';
import { designEffect, intraclassCorrelation } from '../../../harness/statistics/design-effect.ts';

it('is 1 without correlation and the cluster size with a perfect one', () => {
  expect(designEffect(Float64Array.of(3, 3, 3), 0)).toBe(1);
  expect(designEffect(Float64Array.of(3, 3, 3), 1)).toBe(3);
  expect(designEffect(Float64Array.of(1, 1), 0.5)).toBe(1);
  expect(designEffect(Float64Array.of(1, 3), 0.5)).toBeCloseTo(1.75, 12);
});

it('meets the worked example of Shrout & Fleiss (1979), ICC(1,1) = .17', () => {
  const judges = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ];
  const targets = judges.flatMap((row, target) => row.map(() => target));
  expect(intraclassCorrelation(judges.flat(), targets)).toBeCloseTo(0.17, 2);
});

it('is 1 where clusters are alike within and differ, at most 1, and ignores the unit', () => {
  expect(intraclassCorrelation([1, 1, 0, 0], ['a', 'a', 'b', 'b'])).toBe(1);
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 4 })), {
    minLength: 2,
    maxLength: 40,
  });
  fc.assert(
    fc.property(rows, (items) => {
      const videos = items.map(([, video]) => video);
      const correlation = intraclassCorrelation(
        items.map(([value]) => value),
        videos,
      );
      const rescaled = intraclassCorrelation(
        items.map(([value]) => 3 - 2 * value),
        videos,
      );
      if (Number.isNaN(correlation)) return;
      expect(correlation).toBeLessThanOrEqual(1 + 1e-12);
      expect(rescaled).toBeCloseTo(correlation, 9);
    }),
  );
});

it('is unknown from one cluster or single items', () => {
  expect(intraclassCorrelation([1, 0], ['a', 'a'])).toBeNaN();
  expect(intraclassCorrelation([1, 0], ['a', 'b'])).toBeNaN();
});
