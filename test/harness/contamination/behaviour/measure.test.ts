import { expect, it } from 'vitest';
import {
  canonicalGain,
  lessOf,
  measuredOf,
} from '../../../../harness/contamination/behaviour/measure.ts';

it('option order: right as it stands, less the mean of the other places', () => {
  const gains = canonicalGain(
    [1, 0, 1, 1, null, 1],
    [[0, 1, 0], [1, 1, 1], [1], [null, 1, 1], [1, 1, 1], []],
    [4, 4, 2, 4, 4, 0],
  );
  // The last three: a place without a score, none as it stands, no options.
  expect(gains).toEqual([1 - 1 / 3, -1, 0, null, null, null]);
});

it('one less the other is null where either is', () => {
  expect(lessOf([1, 0, null, 1], [0, 1, 1, null])).toEqual([1, -1, null, null]);
});

it('keeps measured items with their videos', () => {
  expect(measuredOf({ values: [1, null, 0], clusters: ['a', 'b', 'c'] })).toEqual({
    values: [1, 0],
    clusters: ['a', 'c'],
  });
});
