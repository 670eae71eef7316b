import { expect, it } from 'vitest';
import { baseline } from '../../../../harness/endpoints/baselines/majority-letter.ts';
import { baseline as elsewhere } from '../../../../harness/endpoints/baselines/majority-letter-other-videos.ts';
import { best } from '../../../../harness/endpoints/blind/ties.ts';
import { optionsItem } from '../../../support/blind-items.ts';
import { choiceItem } from '../../../support/items.ts';

const gold = (id: string, letter: string) => choiceItem(id, { gold: { kind: 'choice', letter } });
const split = [gold('a_1', 'C'), gold('a_2', 'C'), gold('b_1', 'A')];

it('prefers the letter that is right most often, among those the item has', () => {
  const rule = baseline.fit(split, 0);
  expect(best(rule(choiceItem('d_1')) ?? [])).toEqual([2]);
  expect(best(rule(optionsItem('e_1', ['yes', 'no'])) ?? [])).toEqual([0]);
});

it('is one letter for the whole split, the earlier one where two are right equally often', () => {
  const rule = baseline.fit(split.slice(1), 0);
  for (const id of ['d_1', 'd_2', 'd_3']) expect(best(rule(choiceItem(id)) ?? [])).toEqual([0]);
});

it('leaves the own video out where it says so', () => {
  const rule = elsewhere.fit(split, 0);
  expect(rule(choiceItem('a_1'))).toEqual([1, 0, 0]);
  expect(rule(choiceItem('b_7'))).toEqual([0, 0, 2]);
  expect(rule(choiceItem('new_1'))).toEqual([1, 0, 2]);
});

it('ties where there is no other video', () => {
  expect(elsewhere.fit(split.slice(0, 2), 0)(choiceItem('a_1'))).toEqual([0, 0, 0]);
});
