import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSheets, sheetsIn } from '../../../../harness/run/judge-audit/read-sheets.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

async function read(text: string, name = 'sheet-rater-1.csv') {
  const file = join(await temporaryFolder(), name);
  await writeFile(file, text);
  const ids = new Set(['aa', 'bb']);
  const [sheet] = await readSheets([file], { scale: 'verdict', ids, shown: () => name });
  return { rater: sheet?.rater, rows: Object.fromEntries(sheet?.rows ?? []) };
}

const FILLED = {
  rater: 'rater-1',
  rows: { aa: { rating: 1, cause: null }, bb: { rating: 0, cause: null } },
};

it.each([
  ['as it was written', 'row,id,label\n1,aa,yes\n2,bb,no\n'],
  ['with the mark and the line ends of a spreadsheet', '\uFEFFrow,id,label\r\n1,aa,yes\r\n2,bb,no'],
  ['with tabs', 'row\tid\tlabel\n1\taa\tyes\n2\tbb\tno\n'],
  ['in another order of rows and columns', 'label,note,id\nno,"a, ""b""\nc",bb\nYES,,aa\n\n'],
])('a sheet is read %s', async (_, text) => {
  expect(await read(text)).toEqual(FILLED);
});

it('a fault behind a cell of several lines is named with its own line', async () => {
  const text = 'id,note,label\naa,"one\ntwo\nthree",yes\nbb,,perhaps\n';
  await expect(read(text, 'ann.csv')).rejects.toMatchObject({
    code: 'DATA_INVALID',
    message: expect.stringContaining('ann.csv:5: label') as string,
  });
});

it('sheets are found by their names, in the order of their numbers', async () => {
  const folder = await temporaryFolder();
  const names = ['sheet-rater-10.csv', 'sheet-rater-2.csv', 'sheet-auditor-1.csv', 'notes.csv'];
  for (const name of names) await writeFile(join(folder, name), '');
  const found = await sheetsIn(folder, 'rater');
  expect(found.map((file) => file.slice(folder.length + 1))).toEqual([
    'sheet-rater-2.csv',
    'sheet-rater-10.csv',
  ]);
  expect(await sheetsIn(join(folder, 'nowhere'), 'rater')).toEqual([]);
});
