import { expect, it } from 'vitest';
import { combinedMeans } from '../../../harness/grounding/combined-means.ts';
import golden from './golden.json' with { type: 'json' };

it('has the golden means', () => {
  const { arithmetic, logGrounded, failureGeometric } = combinedMeans([0.6, 0.3, 0.15]);
  expect(arithmetic).toBeCloseTo(golden.vstar.AM, 12);
  expect(logGrounded).toBeCloseTo(golden.vstar.LGM, 12);
  expect(failureGeometric).toBeCloseTo(golden.vstar.geometric_mean_success, 12);
});

it('clips at 1, where the logarithm has no value', () => {
  expect(combinedMeans([1]).logGrounded).toBeCloseTo(-Math.log(1e-6), 6);
  expect(combinedMeans([1, 0, 0]).logGrounded).toBeCloseTo((6 * Math.LN10) / 3, 6);
  expect(combinedMeans([0, 0])).toEqual({ arithmetic: 0, logGrounded: 0, failureGeometric: 0 });
});

it.each([[[]], [[1.1]], [[-0.1]], [[NaN]]])('refuses %j', (values) => {
  expect(() => combinedMeans(values)).toThrow(RangeError);
});
