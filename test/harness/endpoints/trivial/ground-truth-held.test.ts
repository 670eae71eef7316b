import { expect, it } from 'vitest';
import { generator } from '../../../../harness/endpoints/trivial/ground-truth-held.ts';
import { choiceItem } from '../../../support/items.ts';

it('holds the picture of a right outcome, whatever the item starts from', () => {
  const gold = { kind: 'checklist' as const, checks: [], image: 'gt/1.png' };
  const item = choiceItem('a_1', { image: 'p.png', gold });
  expect(generator.applies(item)).toBe(true);
  expect(generator.picture(item)).toEqual({ held: { of: 'image', file: 'gt/1.png' } });
});

it('does not apply to an item without one, nor to a question', () => {
  const gold = { kind: 'checklist' as const, checks: [] };
  for (const item of [choiceItem('a_1', { gold }), choiceItem('a_2')])
    expect(generator.applies(item)).toMatch(/no picture of a right outcome/);
});
