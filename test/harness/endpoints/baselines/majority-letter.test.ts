import { expect, it } from 'vitest';
import { baseline } from '../../../../harness/endpoints/baselines/majority-letter.ts';
import { choiceItem } from '../../../support/items.ts';

const gold = (id: string, letter: string) => choiceItem(id, { gold: { kind: 'choice', letter } });

it('answers with the letter that is right most often, among those the item has', () => {
  const answer = baseline.fit([gold('a', 'C'), gold('b', 'C'), gold('c', 'A')], 0);
  expect(answer(choiceItem('d'))).toBe('C');
  const two = choiceItem('e', {
    options: [
      { letter: 'A', text: 'yes' },
      { letter: 'B', text: 'no' },
    ],
  });
  expect(answer(two)).toBe('A');
});
