import { expect, it } from 'vitest';
import { stripAxis, type Strip } from '../../../site/src/docs/strip.ts';

function strip(low: number, high: number): Strip {
  const full = {
    value: (low + high) / 2,
    low,
    high,
    se: null,
    estimator: 'wilson',
    n: 9,
    clusters: 3,
  };
  return { title: 'A', record: 'a.json', chance: 0.25, probes: { full } } as Strip;
}

it('the strips of a page have one axis, which holds chance and every whisker', () => {
  expect(stripAxis([strip(0.72, 0.78), strip(0.42, 0.5)])).toMatchObject({ low: 0.2, high: 0.8 });
});
