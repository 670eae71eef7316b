import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { openDataFolder } from '../../../harness/data/folder.ts';
import { readRows } from '../../../harness/data/rows.ts';
import { dataFolder } from '../../support/data-folder.ts';

async function rowsOf(file: string, content: string | Uint8Array) {
  return Array.fromAsync(readRows(openDataFolder(dataFolder({ [file]: content }), []), file));
}

describe('CSV', () => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('lines are the lines of the file, with quoted newlines and %s', async (_, end) => {
    const text = ['\uFEFFa,b', '1,"x', 'y"', '', '2,"say ""hi"""', '3,z'].join(end);
    expect(await rowsOf('a.csv', text)).toEqual([
      { value: { a: '1', b: 'x\ny' }, line: 2 },
      { value: { a: '2', b: 'say "hi"' }, line: 5 },
      { value: { a: '3', b: 'z' }, line: 6 },
    ]);
  });

  test('a row with another number of columns is a problem of that row', async () => {
    const rows = await rowsOf('a.csv', 'a,b\n1,2\n3\n4,5,6\n7,8\n');
    expect(rows).toMatchObject([
      { line: 2 },
      { line: 3, expected: '2 columns', received: '1 columns' },
      { line: 4, expected: '2 columns', received: '3 columns' },
      { line: 5, value: { a: '7', b: '8' } },
    ]);
  });

  test('a quote that is never closed stops the reading with its line', async () => {
    await expect(rowsOf('a.csv', 'a,b\n1,"2\n3,4\n')).rejects.toMatchObject({
      code: 'DATA_INVALID',
      message: expect.stringMatching(/^a\.csv:\d: Quote Not Closed/) as string,
    });
  });
});

describe('JSON Lines', () => {
  test('a bad line is a problem of that line; blank lines are none', async () => {
    const rows = await rowsOf('a.jsonl', '\uFEFF{"a":1}\r\n\r\n{"a":\n{"a":"é"}');
    expect(rows).toMatchObject([
      { value: { a: 1 }, line: 1 },
      { line: 3, field: '(row)', received: '{"a":' },
      { value: { a: 'é' }, line: 4 },
    ]);
  });

  test('a line without end is a problem, and the next line is read', async () => {
    const rows = await rowsOf('a.jsonl', `{"a":"${'x'.repeat(17 * 1024 * 1024)}"}\n{"a":2}\n`);
    expect(rows).toMatchObject([
      { line: 1, expected: expect.stringContaining('at most') as string },
      { value: { a: 2 }, line: 2 },
    ]);
  });
});

describe('JSON', () => {
  test('trailing commas are read', async () => {
    expect(await rowsOf('a.json', '\uFEFF[{"a": [1, 2,],},\r\n {"a": [],}, ]')).toEqual([
      { value: { a: [1, 2] }, line: 1 },
      { value: { a: [] }, line: 2 },
    ]);
  });

  test('a syntax error names file, line and column', async () => {
    await expect(rowsOf('a.json', '[\n  {"a": 1},\n  {"a" 2}\n]')).rejects.toMatchObject({
      code: 'DATA_INVALID',
      message: "a.json:3:8: invalid character '2'",
    });
  });

  test('an object is no list of rows', async () => {
    await expect(rowsOf('a.json', '{}')).rejects.toMatchObject({ code: 'DATA_INVALID' });
  });
});

describe('parquet', () => {
  const file = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'a', data: ['x', 'y'], type: 'STRING' },
        { name: 'n', data: [1n, 2n], type: 'INT64' },
      ],
    }),
  );

  test('rows are numbered from 1', async () => {
    expect(await rowsOf('a.parquet', file)).toEqual([
      { value: { a: 'x', n: 1n }, line: 1 },
      { value: { a: 'y', n: 2n }, line: 2 },
    ]);
  });

  test.each([
    ['cut short', file.slice(0, file.length - 20)],
    ['only its first half', file.slice(0, file.length / 2)],
    ['something else', new TextEncoder().encode('<html>not found</html>')],
  ])('a file that is %s is refused', async (_, content) => {
    await expect(rowsOf('a.parquet', content)).rejects.toMatchObject({ code: 'DATA_INVALID' });
  });
});

test.each(['a.csv', 'a.json', 'a.jsonl', 'a.parquet'])(
  'an empty %s holds no rows',
  async (file) => {
    await expect(rowsOf(file, '')).rejects.toMatchObject({ code: 'DATA_INVALID' });
  },
);

test('a header alone is no rows', async () => {
  await expect(rowsOf('a.csv', 'a,b\n')).rejects.toMatchObject({
    message: 'a.csv holds no rows',
  });
});

test('an unknown ending names the known ones', async () => {
  await expect(rowsOf('a.xlsx', 'x')).rejects.toMatchObject({
    code: 'DATA_INVALID',
    hint: 'known: csv, jsonl, json, parquet',
  });
});
