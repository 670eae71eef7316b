import { expect, it } from 'vitest';
import { baseline as longest } from '../../../../harness/endpoints/baselines/longest-option.ts';
import { baseline as words } from '../../../../harness/endpoints/baselines/longest-option-words.ts';
import { baseline as shortest } from '../../../../harness/endpoints/baselines/shortest-option.ts';
import { best } from '../../../../harness/endpoints/blind/ties.ts';
import { optionsItem } from '../../../support/blind-items.ts';

const item = optionsItem('v_1', ['a b c', 'extraordinary', 'no', 'so']);
const chosen = (baseline: typeof longest) => best(baseline.fit([], 0)(item) ?? []);

it('counts characters, words, or the fewest characters; equal ones tie', () => {
  expect(chosen(longest)).toEqual([1]);
  expect(chosen(words)).toEqual([0]);
  expect(chosen(shortest)).toEqual([2, 3]);
});
