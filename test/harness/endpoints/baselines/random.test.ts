import { expect, it } from 'vitest';
import { baseline } from '../../../../harness/endpoints/baselines/random.ts';
import { choiceItem } from '../../../support/items.ts';

const letters = (seed: number) =>
  Array.from({ length: 300 }, (_, i) => baseline.fit([], seed)(choiceItem(`v_${i}`)));

it('is seeded by the item and the run', () => {
  expect(letters(1)).toEqual(letters(1));
  expect(letters(1)).not.toEqual(letters(2));
});

it('takes every option about equally often', () => {
  for (const letter of ['A', 'B', 'C']) {
    const share = letters(0).filter((one) => one === letter).length / 300;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.42);
  }
});
