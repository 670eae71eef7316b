import { expect, it } from 'vitest';
import { recallSpread } from '../../../harness/statistics/recall-spread.ts';
import golden from './golden.json' with { type: 'json' };

it('meets the golden vector', () => {
  expect(recallSpread(golden.rstd.recalls)).toBeCloseTo(golden.rstd.RStd, 12);
});

it('is 0 without a preference and .5 for one letter of two', () => {
  expect(recallSpread([0.4, 0.4, 0.4])).toBeCloseTo(0, 12);
  expect(recallSpread([1, 0])).toBe(0.5);
});
