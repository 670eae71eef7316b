import { expect, it } from 'vitest';
import { ratio, relativeChange } from '../../../harness/statistics/ratio.ts';
import golden from './golden.json' with { type: 'json' };

it('meets the golden ratios of TOMATO', () => {
  expect(relativeChange(37.7, 21.2)).toBeCloseTo(golden.tomato.kappa, 12);
  expect(relativeChange(71.5, 59)).toBeCloseTo(golden.tomato.tau, 12);
  expect(relativeChange(84.2, 70)).toBeCloseTo(golden.tomato.rho, 12);
  expect(relativeChange(1, 0)).toBeNaN();
});

const spread = (low: number, step: number) =>
  Float64Array.from({ length: 101 }, (_, i) => low + i * step);

it('divides draw by draw', () => {
  const denominator = { estimate: 0.6, draws: spread(0.5, 0.002) };
  const half = { estimate: 0.3, draws: denominator.draws.map((draw) => draw / 2) };
  expect(ratio(half, denominator)).toEqual({ kind: 'ratio', value: 0.5, low: 0.5, high: 0.5 });
});

it('is undefined where the denominator may be 0', () => {
  const denominator = { estimate: 0.02, draws: spread(-0.03, 0.001) };
  expect(ratio({ estimate: 0.3, draws: spread(0.2, 0.001) }, denominator)).toEqual({
    kind: 'undefined',
    reason: 'the interval of the denominator includes 0',
  });
  expect(() =>
    ratio({ estimate: 1, draws: spread(0, 1) }, { estimate: 1, draws: Float64Array.of(1) }),
  ).toThrow(RangeError);
});
