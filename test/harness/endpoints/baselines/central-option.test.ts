import { expect, it } from 'vitest';
import { baseline as central } from '../../../../harness/endpoints/baselines/central-option.ts';
import { baseline as outlier } from '../../../../harness/endpoints/baselines/outlier-option.ts';
import { best } from '../../../../harness/endpoints/blind/ties.ts';
import { optionsItem } from '../../../support/blind-items.ts';

const item = optionsItem('v_1', ['a dog', 'a dog runs', 'cat']);

it('is the mean Jaccard index with the other options, and its opposite', () => {
  expect(central.fit([], 0)(item)).toEqual([1 / 3, 1 / 3, 0]);
  expect(best(outlier.fit([], 0)(item) ?? [])).toEqual([2]);
});

it('ties for an only option', () => {
  expect(central.fit([], 0)(optionsItem('v_2', ['a']))).toEqual([0]);
});
