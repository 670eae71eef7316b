import { expect, it } from 'vitest';
import { baseline } from '../../../../harness/endpoints/baselines/numeric-middle.ts';
import { best } from '../../../../harness/endpoints/blind/ties.ts';
import { optionsItem } from '../../../support/blind-items.ts';

const chosen = (...texts: string[]) => best(baseline.fit([], 0)(optionsItem('v_1', texts)) ?? []);

it.each([
  [['1', '9', '4'], [2]],
  [['one', 'three', 'Two dogs'], [2]],
  [
    ['1,000 people', '10', '20', '30.5'],
    [2, 3],
  ],
  [
    ['1', '2', '3', '4'],
    [1, 2],
  ],
  [['none of them', '7', '5', '6'], [3]],
  [
    ['7 dogs', 'a cat', 'a bird'],
    [0, 1, 2],
  ],
  [
    ['a dog', 'a cat'],
    [0, 1],
  ],
  [['9'.repeat(400), '3', '4', '5'], [2]],
])('%j: %j', (texts, options) => {
  expect(chosen(...texts)).toEqual(options);
});
