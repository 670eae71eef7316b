import { expect, it } from 'vitest';
import {
  coversChance,
  meansOverRuns,
  overSeeds,
  sharedVideo,
} from '../../../harness/publish/logit-figures.ts';

it('the spread over seeds is of a sample', () => {
  expect(overSeeds([0.2, 0.4])).toMatchObject({ mean: 0.30000000000000004, values: [0.2, 0.4] });
  expect(overSeeds([0.2, 0.4]).sd).toBeCloseTo(Math.SQRT2 / 10, 12);
  expect(overSeeds([0.2])).toMatchObject({ mean: 0.2, sd: null });
});

it('chance is covered within the 99 % t interval of the mean', () => {
  const nulls = [0.19, 0.2, 0.21, 0.2, 0.2];
  // t(.995, 4) = 4.604, standard error 0.00316: 1.456 points.
  expect(coversChance(nulls, 0.2145)).toBe(true);
  expect(coversChance(nulls, 0.2147)).toBe(false);
  expect(coversChance([0.25, 0.25], 0.25)).toBe(true);
});

it('averages each item over runs', () => {
  expect(meansOverRuns([{ a: [1, 0] }, { a: [0, 0] }])).toEqual({ a: [0.5, 0] });
});

it('the shared-video effect is paired by item and clustered by video', () => {
  const figures = sharedVideo({
    grouped: [[0, 0, 1, 0]],
    questions: [[1, 0, 1, 1]],
    clusters: [0, 0, 1, 1],
  });
  expect(figures).toMatchObject({ value: 0.5, se: 0, n: 4, clusters: 2, sd: null });
  expect(sharedVideo({ grouped: [[0]], questions: [[1]], clusters: [0] })).toBeNull();
});
