import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseCsv } from '../../data/csv-text.ts';
import { SightlineError } from '../../errors.ts';
import { auditKeySchema, type AuditKey } from '../../judge-audit/audit-key.ts';
import type { Scale } from '../../judge-audit/scale.ts';
import { readLabels, type RaterSheet, type RawRow } from '../../judge-audit/sheet-labels.ts';
import { readConfig } from '../../read-config.ts';
import { isRowProblem } from '../../schema/item.ts';
import { KEY_FILE } from './write-sample.ts';

/** @throws `CONFIG_INVALID` for a folder without a key, or with a broken one. */
export function readKey(folder: string): Promise<AuditKey> {
  return readConfig(join(folder, KEY_FILE), auditKeySchema);
}

/** The sheets of a folder of a sample: `sheet-rater-1.csv`, `sheet-auditor-1.csv`, … */
export async function sheetsIn(folder: string, who: 'rater' | 'auditor'): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => new RegExp(String.raw`^sheet-${who}-\d+\.csv$`).test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => join(folder, name));
}

/**
 * What raters have filled in.
 *
 * @param how.shown a file as it is named in messages.
 * @throws `DATA_MISSING` for a file that is not there, `DATA_INVALID` with file, line and field.
 */
export async function readSheets(
  files: string[],
  how: { scale: Scale; ids: ReadonlySet<string>; shown: (file: string) => string },
): Promise<RaterSheet[]> {
  const sheets: RaterSheet[] = [];
  for (const path of files) {
    const file = how.shown(path);
    const text = await readFile(path, 'utf8').catch((cause: unknown) => {
      throw new SightlineError('DATA_MISSING', `${file} cannot be read`, { cause });
    });
    const rows = rowsOf(text, file);
    sheets.push(readLabels(rows, { file, rater: raterOf(path, files), ...how }));
  }
  return sheets;
}

function rowsOf(text: string, file: string): RawRow[] {
  const rows: RawRow[] = [];
  for (const row of parseCsv(text, file, delimiterOf(text))) {
    if (isRowProblem(row)) {
      const { line, field, expected, received } = row;
      throw new SightlineError(
        'DATA_INVALID',
        `${file}:${line}: ${field}: expected ${expected}, received ${received}`,
        { hint: 'save the sheet as CSV with commas, every row with all of its columns' },
      );
    }
    rows.push({ value: row.value as Record<string, string>, line: row.line });
  }
  const [first] = rows;
  const columns = new Set(Object.keys(first?.value ?? {}).map((name) => name.trim().toLowerCase()));
  if (first !== undefined && !(columns.has('id') && columns.has('label'))) {
    throw new SightlineError(
      'DATA_INVALID',
      `${file}:1: (row): expected the columns id and label`,
      {
        hint: 'save the sheet as CSV with commas, its first row as it was',
      },
    );
  }
  return rows;
}

/** Some programs save CSV with tabs. */
function delimiterOf(text: string): ',' | '\t' {
  const [head = ''] = text.split('\n', 1);
  return head.includes('\t') && !head.includes(',') ? '\t' : ',';
}

/** "rater-1"; the whole path where two files share a name. */
function raterOf(path: string, files: string[]): string {
  const nameOf = (file: string) => basename(file).replace(/^sheet-|\.csv$/g, '');
  const name = nameOf(path);
  return files.filter((file) => nameOf(file) === name).length > 1 ? path : name;
}
