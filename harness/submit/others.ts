import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { resultSchema, type Result } from '../schema/result.ts';
import { SUBMISSION_FILES, SUBMISSION_FILE, submissionSchema } from '../schema/submission.ts';
import { LIMITS } from './limits.ts';

export type Others = {
  published: Result[];
  /** Of the submissions beside this one: record, and the digest of their replies. */
  submitted: { folder: string; record: Result | null; replies: string | null }[];
};

/** Records and submissions of the same benchmark. What cannot be read is somebody else's to mend. */
export async function readOthers(
  results: string,
  { benchmark, submission }: { benchmark: string; submission: string },
): Promise<Others> {
  const folder = join(results, benchmark);
  const names = (await readdir(folder).catch((): string[] => [])).sort();
  const published = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => readRecord(join(folder, name))),
  );
  const beside = dirname(resolve(submission));
  const folders = (await readdir(beside, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && join(beside, entry.name) !== resolve(submission))
    .map(({ name }) => name);
  return {
    published: published.filter((one) => one !== null),
    submitted: await Promise.all(
      folders.map(async (name) => ({
        folder: name,
        record: await readRecord(join(beside, name, SUBMISSION_FILES.record)),
        replies: await digestOf(join(beside, name, SUBMISSION_FILE)),
      })),
    ),
  };
}

async function readRecord(path: string): Promise<Result | null> {
  const parsed = resultSchema.safeParse(await jsonOf(path));
  return parsed.success ? parsed.data : null;
}

async function digestOf(path: string): Promise<string | null> {
  const parsed = submissionSchema.safeParse(await jsonOf(path));
  return parsed.success ? parsed.data.replies.sha256 : null;
}

async function jsonOf(path: string): Promise<unknown> {
  try {
    const found = await stat(path);
    if (!found.isFile() || found.size > LIMITS.jsonBytes) return null;
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}
