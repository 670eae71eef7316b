import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SightlineError } from '../errors.ts';
import { publishRun } from '../publish/publish-run.ts';
import { lockAt } from '../run/lock.ts';
import { runAll } from '../run/run-all.ts';
import type { RunAllOptions } from '../run/run-all-options.ts';
import { publishedRecord, type Planned } from './planned.ts';

export type Publishing = {
  results: string;
  runBy: string | null;
  allowIncomplete: boolean;
  now: () => Date;
};

type Measuring = {
  runs: Omit<RunAllOptions, 'folder' | 'serve'>;
  serve: NonNullable<RunAllOptions['serve']>;
  publishing: Publishing;
};

/**
 * Serves a checkpoint, asks what is not published of it yet, and publishes what came to its end.
 *
 * @returns why something of it could not be measured; null when all of it is published.
 * @throws `INTERRUPTED`, `RUN_MISMATCH` while another watch measures it, and whatever another checkpoint
 *   would meet as well.
 */
export async function measure(
  all: Planned[],
  { runs, serve, publishing }: Measuring,
): Promise<string | null> {
  const whole = { ...publishing, allowIncomplete: false };
  const open: Planned[] = [];
  for (const one of all) {
    // A run that came to its end before the watch was killed needs no server.
    if (!(await isWhole(one))) await publish(one, whole);
    if (!(await isWhole(one))) open.push(one);
  }
  const [first] = open;
  if (first === undefined) return null;
  // Another watch of the same series would start a server beside this one's before it finds its runs locked.
  await mkdir(first.folder, { recursive: true });
  await using resources = new AsyncDisposableStack();
  resources.defer(await lockAt(join(first.folder, 'watch.lock'), first.folder));
  const stopped: unknown = await runAll(
    open.map(({ request }) => request),
    { ...runs, serve },
  ).then(
    () => null,
    (error: unknown) => error,
  );
  const own = stopped === null || isOfCheckpoint(stopped);
  const reasons: string[] = [];
  for (const one of open) {
    const reason = await publish(one, own ? publishing : whole);
    if (reason !== null) reasons.push(reason);
  }
  if (!own) throw stopped;
  if (reasons.length === 0) return null;
  return stopped instanceof Error ? stopped.message : reasons.join('; ');
}

async function isWhole(one: Planned): Promise<boolean> {
  return (await publishedRecord(one))?.completeness.complete === true;
}

/** Null when it is published. */
async function publish({ folder }: Planned, publishing: Publishing): Promise<string | null> {
  const { results, runBy, allowIncomplete, now } = publishing;
  if (!(await isThere(join(folder, 'scores.jsonl')))) return 'it was not asked';
  try {
    const options = { runBy, source: null, publishedAt: now(), allowIncomplete };
    const { result } = await publishRun(folder, results, options);
    return result.completeness.complete ? null : 'it is published as incomplete';
  } catch (error) {
    // Replies that nobody has scored yet: the next round does.
    if (error instanceof SightlineError && error.code === 'RUN_MISMATCH') return error.message;
    if (isOfCheckpoint(error)) return error.message;
    throw error;
  }
}

/** An endpoint that is gone, or a run that is not whole, says nothing of the next checkpoint. */
function isOfCheckpoint(error: unknown): error is SightlineError {
  return (
    error instanceof SightlineError &&
    (error.exitCode === 5 || error.exitCode === 6 || error.exitCode === 7) &&
    error.code !== 'JOURNAL_UNWRITABLE' &&
    error.code !== 'DECODER_MISSING'
  );
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
