import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import { SightlineError } from '../errors.ts';
import { readConfig } from '../read-config.ts';
import { describeIssues } from '../schema/describe-issues.ts';
import {
  diagnosisFileSchema,
  diagnosisLineSchema,
  type DiagnosisFile,
  type DiagnosisLine,
} from '../schema/diagnosis.ts';

/** The replies of the diagnosing judge, one line a try: a journal like that of the run. */
export const DIAGNOSES = 'diagnoses.jsonl';
/** What they come to, one line an item. */
const DIAGNOSED = 'diagnosed.jsonl';
const WHO = 'diagnosis.json';

/** Says who diagnoses the run; the replies of earlier ones stay where they are. */
export async function writeDiagnosis(
  runFolder: string,
  file: Omit<DiagnosisFile, 'schemaVersion'>,
): Promise<void> {
  const text = JSON.stringify({ schemaVersion: 1, ...file } satisfies DiagnosisFile, null, 2);
  await writeAtomically(join(runFolder, WHO), `${text}\n`);
}

/** Who diagnoses the run; null when nobody does. @throws `CONFIG_INVALID` */
export async function readDiagnosis(runFolder: string): Promise<DiagnosisFile | null> {
  const path = join(runFolder, WHO);
  const there = await access(path).then(
    () => true,
    () => false,
  );
  return there ? readConfig(path, diagnosisFileSchema) : null;
}

export async function writeDiagnosed(runFolder: string, lines: DiagnosisLine[]): Promise<void> {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  await writeAtomically(join(runFolder, DIAGNOSED), text);
}

/** Empty for a run that nobody diagnoses. @throws `JOURNAL_INVALID` */
export async function readDiagnosed(runFolder: string): Promise<DiagnosisLine[]> {
  const path = join(runFolder, DIAGNOSED);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const parsed = diagnosisLineSchema.safeParse(parse(line));
      if (parsed.success) return parsed.data;
      throw new SightlineError(
        'JOURNAL_INVALID',
        `${path}:${index + 1}: ${describeIssues(parsed.error).join('; ')}`,
        { hint: `npx sightline score ${runFolder} makes the file anew` },
      );
    });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
