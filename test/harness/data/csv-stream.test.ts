import fc from 'fast-check';
import { expect, it } from 'vitest';
import { streamCsv } from '../../../harness/data/csv-stream.ts';
import { parseCsv } from '../../../harness/data/csv-text.ts';

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

it('gives the rows and lines of a file that is read at once, wherever it is cut', async () => {
  const cell = fc.constantFrom('a', '1', '"two\r\nlines"', '"a ""b"""', 'é', '');
  const row = fc.array(cell, { minLength: 2, maxLength: 3 }).map((cells) => cells.join(','));
  const text = fc
    .tuple(fc.array(row, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n'))
    .map(([rows, end]) => `\uFEFFx,y${end}${rows.join(end)}${end}`);
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (content, size) => {
      const streamed = await Array.fromAsync(streamCsv(pieces(content, size), 'f.csv'));
      expect(streamed).toEqual([...parseCsv(content, 'f.csv')]);
    }),
  );
});

it('names the line where a file stops being CSV, and passes on what its source throws', async () => {
  await expect(
    Array.fromAsync(streamCsv(pieces('x,y\n1,2\n"a', 3), 'f.csv')),
  ).rejects.toMatchObject({
    code: 'DATA_INVALID',
    message: expect.stringMatching(/^f\.csv:\d+: /) as string,
  });
  async function* broken(): AsyncGenerator<string> {
    yield 'x,y\n1,2\n';
    throw new Error('disk gone');
  }
  await expect(Array.fromAsync(streamCsv(broken(), 'f.csv'))).rejects.toThrow('disk gone');
});
