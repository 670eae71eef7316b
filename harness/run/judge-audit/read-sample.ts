import type { AuditKey } from '../../judge-audit/audit-key.ts';
import type { RaterSheet } from '../../judge-audit/sheet-labels.ts';
import { readKey, readSheets, sheetsIn } from './read-sheets.ts';

export type ReadSample = { key: AuditKey; sheets: RaterSheet[] };

/**
 * A sample with the sheets that hold a label: one that nobody has filled is no rater.
 *
 * @param how.files filled sheets; left out: those in the folder.
 * @throws `CONFIG_INVALID` for a folder that is no sample, `DATA_INVALID` for what is no label.
 */
export async function readSample(
  folder: string,
  { files, shown }: { files?: string[]; shown: (file: string) => string },
): Promise<ReadSample> {
  const key = await readKey(folder);
  const ids = new Set(key.rows.map(({ id }) => id));
  const sheets = await readSheets(files ?? (await sheetsIn(folder, 'rater')), {
    scale: key.scale,
    ids,
    shown,
  });
  return { key, sheets: sheets.filter(({ rows }) => rows.size > 0) };
}
