import { describe, expect, it, test } from 'vitest';
import { onlyOne, positive, whole, zeroOrMore } from '../../harness/flag-values.ts';

describe.each([
  [
    whole,
    ['0', '7', '9007199254740991'],
    ['', ' ', '-1', '1.5', '1e3', '0x10', '9007199254740992'],
  ],
  [positive, ['1', '200'], ['', '0', '-1', '1.5', '1e3', 'many']],
  [zeroOrMore, ['0', '0.7', '1e-3'], ['', ' ', '-0.1', 'Infinity', 'NaN', '1,5']],
])('%o', (read, good, bad) => {
  test.each(good)('takes %s', (text) => expect(read(text)).toBe(Number(text)));
  test.each(bad)('refuses "%s", with its words', (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'USAGE' }));
    expect(() => read(text)).toThrow(`"${text}" is `);
  });
});

it('takes one of several flags, or none', () => {
  expect(onlyOne({ json: undefined, csv: true })).toBe('csv');
  expect(onlyOne({ json: false, csv: undefined })).toBeNull();
  expect(() => onlyOne({ json: true, csv: true, list: undefined })).toThrow(
    '--json and --csv cannot be printed together',
  );
});
