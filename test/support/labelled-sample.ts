import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { csvLine } from '../../harness/csv-line.ts';
import { SHEET_COLUMNS } from '../../harness/judge-audit/sheet.ts';

export type SheetRow = Record<(typeof SHEET_COLUMNS)[number], string>;

export async function sheetRows(file: string): Promise<SheetRow[]> {
  return parse(await readFile(file, 'utf8'), { columns: true });
}

/** Fills a sheet as a person does, row by row. */
export async function fillSheet(
  folder: string,
  name: string,
  fill: (row: SheetRow) => Partial<SheetRow>,
): Promise<void> {
  const file = join(folder, name);
  const rows = (await sheetRows(file)).map((row) => ({ ...row, ...fill(row) }));
  const lines = rows.map((row) => csvLine(SHEET_COLUMNS.map((column) => row[column])));
  await writeFile(file, `${[csvLine(SHEET_COLUMNS), ...lines].join('\n')}\n`);
}
