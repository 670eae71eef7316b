import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import { SightlineError } from '../errors.ts';
import { publishesOf } from '../publish/hidden-split.ts';
import { refuseIncomplete } from '../publish/incomplete.ts';
import { readRun } from '../publish/read-run.ts';
import { makeResult, type Attribution } from '../publish/result.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { Anchored } from '../schema/item-set.ts';
import { resultSchema, type Result } from '../schema/result.ts';
import {
  SUBMISSION_FILE,
  SUBMISSION_FILES,
  submissionSchema,
  type Disclosures,
  type Submission,
  type SubmittedReplies,
} from '../schema/submission.ts';
import { environmentOf, type DeclaredServing } from './environment.ts';
import { gatherReplies } from './gather-replies.ts';
import { LIMITS } from './limits.ts';
import { packLines, sha256Of, type PackedLines } from './packed-lines.ts';
import { refuseSecrets } from './refuse-secrets.ts';
import { runCommand } from './run-command.ts';

export type PrepareOptions = Omit<Attribution, 'publishedAt'> &
  DeclaredServing & {
    out: string;
    now: Date;
    allowIncomplete: boolean;
    repliesUrl: string | null;
    contact: string | null;
    disclosures: Disclosures;
  };

export type Prepared = {
  folder: string;
  submission: Submission;
  /** The replies, where they do not stand in the folder: to be given to the maintainers, or uploaded. */
  beside: string | null;
};

/**
 * Makes a submission of a run: `<out>/<benchmark>/<result id>/`.
 *
 * @throws `USAGE` for a benchmark of one's own and for an anchored subset, `RUN_INCOMPLETE` unless every trial has a reply or `allowIncomplete` is set,
 * `SUBMISSION_REFUSED` where anything in it looks like a key or a path of this machine, or is too large.
 */
export async function prepareSubmission(
  runFolder: string,
  options: PrepareOptions,
): Promise<Prepared> {
  const { benchmark, record } = await readRun(runFolder);
  if (benchmark.descriptor !== undefined) throw ownBenchmark(benchmark);
  const { manifest, items } = record;
  if (items.subset !== undefined) throw subsetOf(items.subset);
  const result = makeResult(record, publishesOf(benchmark, manifest.split), {
    ...options,
    publishedAt: options.now,
  });
  if (!options.allowIncomplete) refuseIncomplete(runFolder, record, result);
  const { run, lines, trials } = await gatherReplies(runFolder, { manifest, items });
  const environment = await environmentOf(manifest, trials, {
    servingStack: options.servingStack,
    gpu: options.gpu,
  });
  const packed = packLines(lines);
  const place = placeOf(benchmark, packed, options);
  const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  const files = new Map([
    [SUBMISSION_FILES.record, json(resultSchema.parse(result))],
    [SUBMISSION_FILES.items, Buffer.from(`${JSON.stringify(items)}\n`)],
    [SUBMISSION_FILES.run, json(run)],
    [SUBMISSION_FILES.environment, json(environment)],
    ...(place.place === 'file' ? [[SUBMISSION_FILES.replies, packed.bytes] as const] : []),
  ]);
  const submission = submissionSchema.parse({
    schemaVersion: 1,
    id: result.id,
    benchmark: benchmark.id,
    protocol: pick(result.protocol),
    itemSet: items.hash,
    record: SUBMISSION_FILES.record,
    replies: place,
    incomplete: !result.completeness.complete,
    command: runCommand(run),
    contact: options.contact,
    disclosures: options.disclosures,
    files: Array.from(files, ([file, bytes]) => ({
      file,
      sha256: sha256Of(bytes),
      bytes: bytes.length,
    })),
    preparedAt: options.now.toISOString(),
  } satisfies Submission);
  refuseSecrets({ result, run, environment, submission, lines });

  const folder = join(options.out, benchmark.id, result.id);
  await clear(folder);
  for (const [file, bytes] of files) await writeAtomically(join(folder, file), bytes);
  await writeAtomically(join(folder, SUBMISSION_FILE), json(submission));
  if (place.place === 'file') return { folder, submission, beside: null };
  const beside = `${folder}.${place.place === 'private' ? 'private' : 'upload'}.jsonl.gz`;
  await writeAtomically(beside, packed.bytes);
  return { folder, submission, beside };
}

/** Replies are never public where the licence says so, whatever is asked for. */
function placeOf(
  { publishes, title }: Benchmark,
  { sizes }: PackedLines,
  { repliesUrl }: Pick<PrepareOptions, 'repliesUrl'>,
): SubmittedReplies {
  const allowed = publishes === 'predictions' || publishes === 'text';
  if (!allowed) {
    if (repliesUrl === null) return { place: 'private', ...sizes };
    throw new SightlineError('USAGE', `replies to ${title} may not be public`, {
      hint: 'leave --replies-url out: the replies are written to a private file for the maintainers',
    });
  }
  if (repliesUrl !== null) return { place: 'url', url: repliesUrl, ...sizes };
  if (sizes.bytes <= LIMITS.publicReplyBytes) {
    return { place: 'file', file: SUBMISSION_FILES.replies, ...sizes };
  }
  throw new SightlineError(
    'SUBMISSION_REFUSED',
    `the replies are ${megabytes(sizes.bytes)} MB; ${megabytes(LIMITS.publicReplyBytes)} MB may stand in a submission`,
    { hint: 'say with --replies-url where they will be; then upload the file that is written' },
  );
}

function pick({ id, asked, scored }: Result['protocol']): Submission['protocol'] {
  return { id, asked, scored };
}

/** @throws `USAGE` where something else than an earlier submission is in the way. */
async function clear(folder: string): Promise<void> {
  const there = await readdir(folder).catch((): string[] => []);
  if (there.length > 0 && !there.includes(SUBMISSION_FILE)) {
    throw new SightlineError('USAGE', `${folder} holds files that are no submission`, {
      hint: 'name another folder with --out',
    });
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

function ownBenchmark({ title }: Benchmark): SightlineError {
  return new SightlineError('USAGE', `${title} is a benchmark of your own`, {
    hint: 'whoever checks a submission needs the benchmark: publish to a board of your own instead',
  });
}

function subsetOf({ items, ofItems }: Anchored): SightlineError {
  return new SightlineError('USAGE', `the run asked ${items} of ${ofItems} items`, {
    hint: 'an anchored subset follows one model and ranks nobody: run without --subset to submit',
  });
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
