import { expect, test } from 'vitest';
import { afterLetter, lettered } from '../../../harness/data/options.ts';

test('letters that every option is written with are taken off', () => {
  expect(lettered(['A. one', 'B) two', '(C) three'])).toEqual([
    { letter: 'A', text: 'one' },
    { letter: 'B', text: 'two' },
    { letter: 'C', text: 'three' },
  ]);
});

test('a text that only looks lettered stays as it is', () => {
  expect(lettered(['A. Lincoln', 'B. Franklin', 'G. Washington']).map(({ text }) => text)).toEqual([
    'A. Lincoln',
    'B. Franklin',
    'G. Washington',
  ]);
});

test.each([
  ['A. one', 'A', 'one'],
  [' (A)one ', 'A', 'one'],
  ['A:', 'A', ''],
  ['A. two\nlines', 'A', 'two\nlines'],
  ['B. one', 'A', null],
  ['Apple', 'A', null],
  ['A man', 'A', null],
])('%j after %s', (text, letter, rest) => {
  expect(afterLetter(text, letter)).toBe(rest);
});
