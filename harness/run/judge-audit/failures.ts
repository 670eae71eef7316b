import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SightlineError } from '../../errors.ts';
import {
  disagreementsOf,
  drawDisagreements,
  type Disagreement,
} from '../../judge-audit/disagreements.ts';
import { failureReport, type FailureReport } from '../../judge-audit/failure-report.ts';
import { labelOf, type Scale } from '../../judge-audit/scale.ts';
import type { SheetItem } from '../../judge-audit/sheet.ts';
import { itemsOfPage } from '../../publish/judge-sheet/page-data.ts';
import { readSample } from './read-sample.ts';
import { readSheets, sheetsIn } from './read-sheets.ts';
import { PAGE_FILE, writeFailures } from './write-sample.ts';

export type FailureRequest = {
  /** Absolute: where the audit is. */
  audit: string;
  items: number;
  auditors: number;
  seed: number;
  /** Filled sheets of raters; left out: those in the sample. */
  files?: string[];
  shown: (file: string) => string;
};

/**
 * Puts the disagreements of a labelled sample before auditors, with the pictures that its raters saw.
 *
 * @returns how many were found and drawn; null where the audit is there already.
 * @throws `DATA_INVALID` where there is no disagreement.
 */
export async function beginFailures(
  folder: string,
  { audit, items, auditors, seed, files, shown }: FailureRequest,
): Promise<{ found: number; drawn: number } | null> {
  const there = await access(join(audit, PAGE_FILE)).then(
    () => true,
    () => false,
  );
  if (there) return null;
  const { key, sheets } = await readSample(folder, {
    ...(files === undefined ? {} : { files }),
    shown,
  });
  const found = disagreementsOf(key, sheets);
  if (found.length === 0) {
    throw new SightlineError(
      'DATA_INVALID',
      'there is no row on which people agree and the judge differs',
      {
        hint: 'sightline judge agreement tells how many rows are labelled',
      },
    );
  }
  const drawn = drawDisagreements(found, { items, seed });
  const page = join(folder, PAGE_FILE);
  const shownItems = itemsOfPage(await readFile(page, 'utf8'), shown(page));
  await writeFailures(audit, {
    sample: key.sample,
    items: drawn.flatMap((one) => auditItem(one, shownItems, key.scale)),
    auditors,
    seed,
  });
  return { found: found.length, drawn: drawn.length };
}

/** The causes that the auditors have given. @throws `DATA_INVALID` where there is none. */
export async function readFailures(
  audit: string,
  shown: (file: string) => string,
): Promise<FailureReport> {
  const page = join(audit, PAGE_FILE);
  const items = itemsOfPage(await readFile(page, 'utf8'), shown(page));
  const ids = new Set(items.flatMap(({ checks }) => checks.map(({ id }) => id)));
  const sheets = await readSheets(await sheetsIn(audit, 'auditor'), {
    scale: 'verdict',
    ids,
    shown,
  });
  return failureReport(
    ids.size,
    sheets.filter(({ rows }) => rows.size > 0),
  );
}

/** One row of a sheet as an item of its own, with what was said of it. */
function auditItem({ row, people }: Disagreement, items: SheetItem[], scale: Scale): SheetItem[] {
  const item = items.find(({ checks }) => checks.some(({ id }) => id === row.id));
  const check = item?.checks.find(({ id }) => id === row.id);
  if (item === undefined || check === undefined) return [];
  const said = {
    people: labelOf(scale, people),
    judge: labelOf(scale, row.judge),
    reply: row.reply,
  };
  return [{ ...item, id: row.id, checks: [check], said }];
}
