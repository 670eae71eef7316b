import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import { SightlineError } from '../errors.ts';
import { downloadRecordSchema, type DownloadRecord } from '../schema/download.ts';
import { describeIssues } from '../schema/describe-issues.ts';

export const RECORD_FILE = '.sightline-download.json';

/** What was downloaded into a folder before; empty where nothing was. */
export async function readRecord(root: string): Promise<DownloadRecord> {
  const text = await readFile(join(root, RECORD_FILE), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  if (text === null) return { schemaVersion: 1, repositories: {} };
  const parsed = downloadRecordSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new SightlineError(
    'DATA_INVALID',
    `${RECORD_FILE}: ${describeIssues(parsed.error)[0] ?? 'cannot be read'}`,
    {
      hint: 'delete it: files that are there are then checked by their digests',
    },
  );
}

export async function writeRecord(root: string, record: DownloadRecord): Promise<void> {
  await writeAtomically(join(root, RECORD_FILE), `${JSON.stringify(record, null, 2)}\n`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
