import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../atomic-write.ts';
import {
  auditSheet,
  readAudit,
  sampleRows,
  type AuditRow,
} from '../../contamination/audit-sheet.ts';
import type { FrameEvidence } from '../../contamination/level-check.ts';
import { SightlineError } from '../../errors.ts';
import { readConfig } from '../../read-config.ts';
import {
  contaminationReportSchema,
  type ContaminationReport,
} from '../../schema/contamination-report.ts';
import type { CheckOutcome } from './check.ts';

const REPORT = 'report.json';
const EVIDENCE = 'evidence.jsonl';
const SHEET = 'audit.csv';
const PICTURES = 'pictures';

export type SheetOptions = {
  /** Flagged items of each level on the sheet. */
  sample: number;
  /** A JPEG of frames that look alike; null where there is none. Left out: no pictures. */
  picture?: (frames: FrameEvidence) => Promise<Uint8Array | null>;
};

/**
 * Writes a check: `report.json` may be published; `evidence.jsonl`, the sheet to be filled, `audit.csv`, and
 * the pictures of its rows hold parts of the benchmark and of the corpus and stay here.
 *
 * @returns the files, and the folder of pictures where there are any, absolute.
 */
export async function writeCheck(
  folder: string,
  { report, evidence }: CheckOutcome,
  { sample, picture }: SheetOptions,
): Promise<string[]> {
  const sampled = sampleRows(evidence, sample, report.seed);
  const pictures = picture === undefined ? [] : await writePictures(folder, sampled, picture);
  const contents: [string, string][] = [
    [REPORT, reportJson(report)],
    [EVIDENCE, evidence.map((row) => `${JSON.stringify(row)}\n`).join('')],
    [SHEET, auditSheet(sampled.map((row) => withPicture(row, pictures)))],
  ];
  const files: string[] = [];
  for (const [name, content] of contents) {
    const file = join(folder, name);
    await writeAtomically(file, content);
    files.push(file);
  }
  return pictures.length === 0 ? files : [...files, join(folder, PICTURES)];
}

type Picture = { of: FrameEvidence; file: string };

/** One of each pair of videos, however many items ask about it. */
async function writePictures(
  folder: string,
  rows: readonly AuditRow[],
  picture: NonNullable<SheetOptions['picture']>,
): Promise<Picture[]> {
  const pairs = Map.groupBy(
    rows.flatMap(({ frames }) => frames ?? []),
    pairKey,
  );
  const written: Picture[] = [];
  for (const [of] of pairs.values()) {
    const jpeg = of === undefined ? null : await picture(of);
    if (of === undefined || jpeg === null) continue;
    const file = `${PICTURES}/${written.length + 1}.jpg`;
    await writeAtomically(join(folder, file), jpeg);
    written.push({ of, file });
  }
  return written;
}

function withPicture(row: AuditRow, pictures: readonly Picture[]): AuditRow {
  const { frames } = row;
  if (frames === undefined) return row;
  const own = pictures.find(({ of }) => pairKey(of) === pairKey(frames));
  return own === undefined ? row : { ...row, found: `${row.found}; ${own.file}` };
}

function pairKey({ benchmark, corpus }: FrameEvidence): string {
  return JSON.stringify([benchmark, corpus]);
}

/**
 * Reads the filled sheet of a check and puts the precision of each level into its report.
 *
 * @throws `DATA_MISSING` without a sheet, `DATA_INVALID` where it is not filled or of another check,
 *   `CONFIG_INVALID` for a broken report.
 */
export async function auditCheck(folder: string): Promise<ContaminationReport> {
  const report = await readConfig(join(folder, REPORT), contaminationReportSchema);
  const file = join(folder, SHEET);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new SightlineError('DATA_MISSING', `there is no ${file}`, {
      cause,
      hint: 'sightline contamination check … --out DIR writes it',
    });
  });
  const audits = readAudit(text, SHEET);
  const levels = report.levels.map((level) => {
    const audit = audits.get(level.level) ?? null;
    if (audit !== null && audit.sampled > level.items.flagged) {
      throw new SightlineError(
        'DATA_INVALID',
        `${SHEET} has ${audit.sampled} rows of ${level.level}, of which ${level.items.flagged} are flagged`,
        { hint: 'the sheet is of another check' },
      );
    }
    return { ...level, audit };
  });
  const audited = contaminationReportSchema.parse({ ...report, levels });
  await writeAtomically(join(folder, REPORT), reportJson(audited));
  return audited;
}

function reportJson(report: ContaminationReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
