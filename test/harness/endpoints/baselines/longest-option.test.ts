import { expect, it } from 'vitest';
import { baseline } from '../../../../harness/endpoints/baselines/longest-option.ts';
import { choiceItem } from '../../../support/items.ts';

it('answers with the option of most characters', () => {
  expect(baseline.fit([], 0)(choiceItem('v_1'))).toBe('B');
});

it('breaks ties by the item, and always in the same way', () => {
  const options = ['aa', 'bb', 'c'].map((text, i) => ({ letter: 'ABC'[i] as string, text }));
  const answers = Array.from({ length: 60 }, (_, i) =>
    baseline.fit([], i)(choiceItem(`v_${i}`, { options })),
  );
  const again = Array.from({ length: 60 }, (_, i) =>
    baseline.fit([], 0)(choiceItem(`v_${i}`, { options })),
  );
  expect(answers).toEqual(again);
  expect(new Set(answers)).toEqual(new Set(['A', 'B']));
});
