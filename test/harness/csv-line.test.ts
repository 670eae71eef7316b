import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine } from '../../harness/csv-line.ts';

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
