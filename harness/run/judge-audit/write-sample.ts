import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../atomic-write.ts';
import { SightlineError } from '../../errors.ts';
import { shuffled } from '../../judge-audit/draw.ts';
import { SCALES } from '../../judge-audit/scale.ts';
import { sheetCsv, type SheetItem } from '../../judge-audit/sheet.ts';
import { CAUSES } from '../../judge-audit/taxonomy.ts';
import type { PageData } from '../../publish/judge-sheet/page-data.ts';
import { sheetPage } from '../../publish/judge-sheet/page.ts';
import { random } from '../../random.ts';
import { auditorReadMe, raterReadMe } from './read-me.ts';
import type { Sample } from './sample.ts';

export const KEY_FILE = 'key.json';
export const PAGE_FILE = 'index.html';

/** @throws `USAGE` for a folder that holds anything: labels may stand in it. */
export async function requireEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  if (entries.length === 0) return;
  throw new SightlineError('USAGE', `${folder} is not empty`, {
    hint: 'name a new folder with --out: labels of an earlier sample are never written over',
  });
}

/** Writes sheets, page, instructions and key of a sample. */
export async function writeSample(folder: string, { key, items }: Sample): Promise<void> {
  await writeSheets(folder, {
    who: 'rater',
    sample: key.sample,
    labels: SCALES[key.scale],
    items,
    people: key.raters,
    seed: key.seed,
    readMe: raterReadMe(key.scale),
  });
  await writeAtomically(join(folder, KEY_FILE), `${JSON.stringify(key, null, 2)}\n`);
}

/** Writes disagreements for auditors into a folder of their own. */
export function writeFailures(
  folder: string,
  failures: { sample: string; items: SheetItem[]; auditors: number; seed: number },
): Promise<void> {
  const { sample, items, auditors, seed } = failures;
  const readMe = auditorReadMe();
  return writeSheets(folder, {
    who: 'auditor',
    sample,
    labels: [],
    items,
    people: auditors,
    seed,
    readMe,
  });
}

type Sheets = Pick<PageData, 'who' | 'sample' | 'labels' | 'items'> & {
  people: number;
  seed: number;
  readMe: string;
};

async function writeSheets(
  folder: string,
  { who, sample, labels, items, people, seed, readMe }: Sheets,
): Promise<void> {
  const orders = Array.from({ length: people }, (_, at) =>
    shuffled([...items.keys()], random(seed, sample, who, String(at))),
  );
  await mkdir(folder, { recursive: true });
  // Nothing of it belongs into a repository.
  await writeAtomically(join(folder, '.gitignore'), '*\n');
  for (const [at, order] of orders.entries()) {
    const own = order.flatMap((place) => items[place] ?? []);
    await writeAtomically(join(folder, `sheet-${who}-${at + 1}.csv`), sheetCsv(own));
  }
  const causes = who === 'auditor' ? CAUSES : {};
  const page = await sheetPage({ sample, who, labels, causes, items, orders });
  await writeAtomically(join(folder, PAGE_FILE), page);
  await writeAtomically(join(folder, 'README.txt'), readMe);
}
