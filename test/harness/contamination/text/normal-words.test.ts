import { expect, it } from 'vitest';
import { normalWords } from '../../../../harness/contamination/text/normal-words.ts';
import { itemText, textUnit } from '../../../../harness/contamination/text/text-unit.ts';
import type { Gold } from '../../../../harness/schema/item.ts';
import { choiceItem } from '../../../support/items.ts';

it.each([
  ['Why did the MAN, in black, turn?', ['why', 'did', 'the', 'man', 'in', 'black', 'turn']],
  ['a_b-c/d', ['a', 'b', 'c', 'd']],
  ['ﬁve ５ Straße', ['five', '5', 'straße']],
  ['cafe\u0301 = café', ['café', 'café']],
  ['两只狗 run', ['两', '只', '狗', 'run']],
  ['हिन्दी में', ['हिन्दी', 'में']],
  ['  ', []],
])('%j', (text, words) => {
  expect(normalWords(text)).toEqual(words);
});

it('an item in another order of its options is the same text', () => {
  const item = choiceItem('1_0');
  const turned = { ...item, options: item.options?.toReversed() ?? [] };
  const unit = textUnit(itemText(item));
  expect(unit).toBe(
    'What happens in 1_0?\na long jump over the river\na walk\nrest\na long jump over the river',
  );
  expect(textUnit(itemText(turned))).toBe(unit);
});

it.each<[Gold, string]>([
  [{ kind: 'text', references: ['a dog', 'dog'] }, 'a dog'],
  [{ kind: 'hidden' }, ''],
  [{ kind: 'choice', letter: 'Z' }, ''],
])('the answer of %j is %j', (gold, answer) => {
  expect(itemText(choiceItem('1_0', { gold })).answer).toBe(answer);
});
