import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine, textCell } from '../../harness/csv-line.ts';

it('quotes only what needs it', () => {
  expect(csvLine(['a b', 'c,d', 'e "f"', 'g\nh', ''])).toBe('a b,"c,d","e ""f""","g\nh",');
});

it('is read back as it was, by a parser of CSV', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), (cells) => {
      expect(parse(csvLine(cells), { record_delimiter: '\n' })).toEqual([cells]);
    }),
  );
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('shows %j as text', (text) => {
  expect(textCell(text)).toBe(`'${text}`);
});

it('leaves other words as they are', () => {
  expect(['Qwen3-VL', '', ' =1'].map(textCell)).toEqual(['Qwen3-VL', '', ' =1']);
});
