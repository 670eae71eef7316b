import { expect, it } from 'vitest';
import { itemsName, itemsTitle } from '../../../site/src/model/subset-words.ts';

const subset = { of: 'c9b204bffb2c1438', ofItems: 2700, items: 300, seed: 9 };

it('names what was asked, and a subset never without its mark', () => {
  const split = { split: 'val', itemSetName: null };
  const list = { split: 'test', itemSetName: 'short-786' };
  const part = { split: 'test', itemSetName: 'subset-300', subset };
  expect([split, list, part].map(itemsName)).toEqual([
    'val',
    'short-786',
    'subset-300 of 2\u202f700, not ranked',
  ]);
  expect([split, list, part].map((place) => itemsTitle(place, 'Test'))).toEqual([
    'Test',
    'Test: short-786',
    'Test: subset-300 of 2\u202f700, not ranked',
  ]);
});
