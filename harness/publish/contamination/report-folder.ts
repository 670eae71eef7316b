import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../atomic-write.ts';
import { auditSheet, readAudit, sampleRows } from '../../contamination/audit-sheet.ts';
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

/**
 * Writes a check: `report.json` may be published; `evidence.jsonl` and the sheet to be filled, `audit.csv`,
 * hold texts of the benchmark and of the corpus and stay here.
 *
 * @param sample flagged items of each level on the sheet.
 * @returns the files, absolute.
 */
export async function writeCheck(
  folder: string,
  { report, evidence }: CheckOutcome,
  sample: number,
): Promise<string[]> {
  const contents: [string, string][] = [
    [REPORT, reportJson(report)],
    [EVIDENCE, evidence.map((row) => `${JSON.stringify(row)}\n`).join('')],
    [SHEET, auditSheet(sampleRows(evidence, sample, report.seed))],
  ];
  const files: string[] = [];
  for (const [name, content] of contents) {
    const file = join(folder, name);
    await writeAtomically(file, content);
    files.push(file);
  }
  return files;
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
