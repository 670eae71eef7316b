import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { SightlineError } from '../errors.ts';
import { describeIssues } from '../schema/describe-issues.ts';
import { jobLineSchema, type JobLine } from '../schema/generation-files.ts';

export const JOBS = 'jobs.jsonl';

/** What has been begun and not yet journalled. */
export type VideoJobs = {
  of(trial: string): JobLine | undefined;
  /** On disk, whatever happens to the machine, once this resolves. */
  keep(line: JobLine): Promise<void>;
  close(): Promise<void>;
};

/**
 * Opens `jobs.jsonl` of a run folder; a torn last line is cut off.
 *
 * @throws `JOURNAL_INVALID` with the line that cannot be read.
 */
export async function openVideoJobs(runFolder: string): Promise<VideoJobs> {
  const path = join(runFolder, JOBS);
  const file = await open(path, 'a+');
  const lines = await readWhole(file, path);
  let last: Promise<void> = Promise.resolve();
  const write = async (before: Promise<void>, line: JobLine): Promise<void> => {
    await before;
    await file.appendFile(`${JSON.stringify(line)}\n`).catch(unwritable);
    await file.datasync().catch(unwritable);
    lines.set(line.trial, line);
  };
  return {
    of: (trial) => lines.get(trial),
    keep(line) {
      const written = write(last, line);
      last = written.catch(() => {});
      return written;
    },
    async close() {
      await last;
      await file.close();
    },
  };
}

async function readWhole(file: FileHandle, path: string): Promise<Map<string, JobLine>> {
  const bytes = await file.readFile();
  const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
  if (whole.length < bytes.length) await file.truncate(whole.length);
  const lines = whole
    .toString('utf8')
    .split('\n')
    .flatMap((text, index) => (text === '' ? [] : [parsed(text, `${path}:${index + 1}`)]));
  return new Map(lines.map((line) => [line.trial, line]));
}

function parsed(text: string, where: string): JobLine {
  const line = jobLineSchema.safeParse(json(text));
  if (line.success) return line.data;
  throw new SightlineError(
    'JOURNAL_INVALID',
    `${where}: ${describeIssues(line.error).join('; ')}`,
    { hint: 'remove the line: its video is made again' },
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unwritable(cause: unknown): never {
  const why = cause instanceof Error ? cause.message : String(cause);
  throw new SightlineError('JOURNAL_UNWRITABLE', `${JOBS} cannot be written: ${why}`, {
    cause,
    hint: 'make room on the disk; what was written before is kept',
  });
}
