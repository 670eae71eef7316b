import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gramIndex } from '../../../../harness/contamination/text/gram-index.ts';

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'ab'), { maxLength: 12 });

it('finds what comparing every run with every run finds', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 4 }), words, (texts, row) => {
      const n = 3;
      const runs = (text: string[]) =>
        Array.from({ length: Math.max(0, text.length - n + 1) }, (_, at) =>
          JSON.stringify(text.slice(at, at + n)),
        );
      const known = new Set(runs(row));
      const expected = texts
        .map((text, index) => [index, runs(text).map((run) => Number(known.has(run)))] as const)
        .filter(([, hits]) => hits.includes(1));
      const found = [...gramIndex(texts, n).match(row)].sort(([a], [b]) => a - b);
      expect(found.map(([text, hits]) => [text, [...hits]])).toEqual(expected);
    }),
  );
});

it('a word of its own is no part of another', () => {
  expect(gramIndex([['ab', 'c']], 2).match(['a', 'bc']).size).toBe(0);
});
