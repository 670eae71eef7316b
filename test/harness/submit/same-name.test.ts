import { expect, it } from 'vitest';
import { isSameName } from '../../../harness/submit/same-name.ts';

it.each([
  ['The Makers', 'the  makers'],
  ['Lab-A', 'lab a'],
  ['Ｌａｂ A', 'LAB A.'],
])('%s is %s', (one, other) => {
  expect(isSameName(one, other)).toBe(true);
});

it.each([
  ['The Makers', 'Another Lab'],
  ['Lab A', 'Lab B'],
  ['实验室', '大学'],
])('%s is not %s', (one, other) => {
  expect(isSameName(one, other)).toBe(false);
});
