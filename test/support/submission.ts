import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { prepareSubmission, type PrepareOptions } from '../../harness/submit/prepare.ts';
import { validateSubmission, type Validation } from '../../harness/submit/validate.ts';
import type { ProblemCode } from '../../harness/submit/problem.ts';
import type { Result } from '../../harness/schema/result.ts';
import type { RunRequest } from '../../harness/plan/run-plan.ts';
import type { ReplyLine, Submission } from '../../harness/schema/submission.ts';
import { chatServer } from './chat-server.ts';
import { smallRun } from './small-run.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** When everything below was prepared and looked at. */
const NOW = new Date('2027-01-02T12:00:00Z');

export const PREPARED: Omit<PrepareOptions, 'out'> = {
  now: NOW,
  runBy: 'somebody',
  source: null,
  allowIncomplete: false,
  repliesUrl: null,
  contact: null,
  servingStack: null,
  gpu: null,
  disclosures: {
    modifiedPrompts: false,
    omittedQuestions: null,
    trainedOnBenchmark: null,
    discardedAttempts: 0,
  },
};

/** A run of four questions without videos, and a good submission of it. */
export async function goodSubmission(
  more: Partial<RunRequest> = {},
  options: Partial<PrepareOptions> = {},
  answer: Parameters<typeof chatServer>[0] = () => 'The answer is B.',
) {
  const server = await chatServer(answer);
  const run = await smallRun(server.url, more);
  await run.run();
  const results = await temporaryFolder();
  const out = await temporaryFolder();
  const prepare = (changed: Partial<PrepareOptions> = {}) =>
    prepareSubmission(run.folder, { ...PREPARED, out, ...options, ...changed });
  const { folder, beside } = await prepare();
  const validate = (
    changed: Partial<Parameters<typeof validateSubmission>[1]> = {},
  ): Promise<Validation> =>
    validateSubmission(folder, { results, now: NOW, data: null, replies: null, ...changed });
  return { folder, beside, prepare, validate, results, out, data: run.data, run };
}

export type GoodSubmission = Awaited<ReturnType<typeof goodSubmission>>;

/** The codes of all problems that were found, each once, in alphabetic order. */
export function codesOf({ problems }: Validation): ProblemCode[] {
  return [...problems.counts.keys()].sort();
}

/** Edits a JSON file of a submission as somebody would who also mends its digest. */
export async function edit<T = Result>(
  folder: string,
  file: string,
  change: (value: T) => void,
): Promise<T> {
  const path = join(folder, file);
  const value = JSON.parse(await readFile(path, 'utf8')) as T;
  change(value);
  await put(folder, file, `${JSON.stringify(value, null, 2)}\n`);
  return value;
}

/** Puts a file in its place, and its digest into `submission.json`. */
export async function put(folder: string, file: string, content: string | Buffer): Promise<void> {
  await writeFile(join(folder, file), content);
  if (file === 'submission.json') return;
  const bytes = Buffer.from(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await edit<Submission>(folder, 'submission.json', (submission) => {
    const own = submission.files.find((one) => one.file === file);
    if (own !== undefined) Object.assign(own, { sha256, bytes: bytes.length });
    if (file === 'replies.jsonl.gz') {
      Object.assign(submission.replies, { sha256, bytes: bytes.length });
    }
  });
}

/** Edits the replies, and mends every size and digest. */
export async function editReplies(
  folder: string,
  change: (lines: ReplyLine[]) => ReplyLine[],
): Promise<void> {
  const text = gunzipSync(await readFile(join(folder, 'replies.jsonl.gz'))).toString('utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ReplyLine);
  await putReplies(
    folder,
    change(lines)
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  );
}

/** Replies of any content, with the sizes that they have. */
export async function putReplies(folder: string, raw: string): Promise<void> {
  await put(folder, 'replies.jsonl.gz', gzipSync(raw));
  await edit<Submission>(folder, 'submission.json', ({ replies }) => {
    replies.rawBytes = Buffer.byteLength(raw);
    replies.lines = raw.split('\n').length - 1;
  });
}
