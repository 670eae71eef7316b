import { expect, it } from 'vitest';
import { baseline as questions } from '../../../../harness/endpoints/baselines/option-prior.ts';
import { baseline as videos } from '../../../../harness/endpoints/baselines/option-prior-other-videos.ts';
import { optionsItem } from '../../../support/blind-items.ts';

const split = [
  optionsItem('a_1', ['dog', 'cat'], { right: 0 }),
  optionsItem('a_2', ['dog', 'cow'], { right: 0 }),
  optionsItem('b_1', ['cat', 'dog'], { right: 0 }),
  optionsItem('b_2', ['cat', 'dog'], { gold: { kind: 'hidden' } }),
];
const item = split[0] as (typeof split)[number];

it('is (right + 0.4) / (seen + 2) over the other questions; hidden answers are not counted', () => {
  expect(questions.fit(split, 0)(item)).toEqual([1.4 / 4, 1.4 / 3]);
});

it('or over the other videos', () => {
  expect(videos.fit(split, 0)(item)).toEqual([0.4 / 3, 1.4 / 3]);
  expect(videos.fit(split, 0)(optionsItem('new_1', ['bird', 'cow']))).toEqual([0.2, 0.4 / 3]);
});
