import { expect, it } from 'vitest';
import { canMask, MASK, masked } from '../../../harness/probes/transforms/masked.ts';
import { random } from '../../../harness/random.ts';
import type { Item } from '../../../harness/schema/item.ts';
import { FOUR, optionsOnly } from '../../support/choice-item.ts';

const known: Item = { ...FOUR, gold: { kind: 'choice', letter: 'C' } };
const hiddenIn = (item: Item) =>
  (item.options ?? []).filter(({ text }) => text === MASK).map(({ letter }) => letter);

it('hides each wrong option in some seed, never the right one, and asks for its text', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 50; seed += 1) {
    const item = masked(known, random(seed, 'words'));
    const [letter = '', ...others] = hiddenIn(item);
    expect(others).toEqual([]);
    seen.add(letter);
    const text = known.options?.find((option) => option.letter === letter)?.text;
    expect(item.gold).toEqual({ kind: 'text', references: [text] });
  }
  expect([...seen].sort()).toEqual(['A', 'B', 'D']);
});

it('is the same for the same seed', () => {
  expect(masked(known, random(3, 'words'))).toEqual(masked(known, random(3, 'words')));
});

it('passes over what anybody would write', () => {
  const item: Item = {
    ...optionsOnly('Yes', 'a red car', 'None of the above.', '12', 'a red bus'),
    gold: { kind: 'choice', letter: 'E' },
  };
  for (let seed = 0; seed < 20; seed += 1)
    expect(hiddenIn(masked(item, random(seed, 'words')))).toEqual(['B']);
  expect(canMask({ ...item, gold: { kind: 'choice', letter: 'B' } })).toBe(true);
  const plain: Item = { ...optionsOnly('Yes', 'No'), gold: { kind: 'choice', letter: 'A' } };
  expect(canMask(plain)).toBe('every wrong option is a commonplace');
});

it('may hide any option where the answer is kept back', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 50; seed += 1)
    seen.add(hiddenIn(masked(FOUR, random(seed, 'words'))).join());
  expect(seen.size).toBe(4);
});
