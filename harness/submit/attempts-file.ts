import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SightlineError } from '../errors.ts';
import { hiddenSplit } from '../publish/hidden-split.ts';
import { lockAt } from '../run/lock.ts';
import { attemptSchema, type Attempt } from '../schema/attempt.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import { describeIssues } from '../schema/describe-issues.ts';
import type { Result } from '../schema/result.ts';
import { allowance, type AttemptLimit } from './attempts.ts';

export type AttemptsKept = AttemptLimit & {
  /** `attempts.jsonl` of the maintainers. */
  file: string;
};

/**
 * Counts an attempt on a hidden split, before its score is known to anybody: whoever is refused, or stops
 * the program half way, has learnt nothing for free. Of other splits nothing is counted.
 *
 * @param replies SHA-256 of the replies that are to be scored.
 * @returns how many are left; null where nothing is counted.
 * @throws `ATTEMPTS_SPENT` with the day of the next one, `USAGE` for a hidden split without a file to count
 *   in, `JOURNAL_INVALID` for a line that cannot be read.
 */
export async function countAttempt(
  {
    benchmark,
    result,
    replies,
  }: {
    benchmark: Benchmark;
    result: Pick<Result, 'benchmark' | 'model' | 'provenance'>;
    replies: string;
  },
  { kept, now }: { kept: AttemptsKept | null; now: Date },
): Promise<{ left: number } | null> {
  if (!hiddenSplit(benchmark, result.benchmark.split)) return null;
  if (kept === null) {
    throw new SightlineError('USAGE', `${benchmark.title} ${result.benchmark.split} is hidden`, {
      hint: 'name the file that counts its attempts: --attempts-file FILE --attempts 3 --per 30d',
    });
  }
  const { runBy } = result.provenance;
  const wanted: Attempt = {
    date: now.toISOString(),
    team: runBy ?? result.model.org ?? 'not stated',
    family: result.model.family ?? result.model.name,
    benchmark: benchmark.id,
    split: result.benchmark.split,
    submission: replies,
  };
  await mkdir(dirname(kept.file), { recursive: true });
  const free = await lockAt(`${kept.file}.lock`, kept.file);
  try {
    const found = allowance(await readAttempts(kept.file), wanted, kept);
    if (!found.allowed) throw spent(wanted, found, kept);
    if (!found.known) await append(kept.file, wanted);
    return { left: found.left };
  } finally {
    await free();
  }
}

/** @throws `JOURNAL_INVALID` for a line that cannot be read: one that is left out would be one attempt more. */
export async function readAttempts(file: string): Promise<Attempt[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .flatMap((line, index) => (line === '' ? [] : [attemptOf(line, `${file}:${index + 1}`)]));
}

function attemptOf(line: string, place: string): Attempt {
  const hint = 'mend the line by hand: it may stand for an attempt';
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new SightlineError('JOURNAL_INVALID', `${place} is no JSON`, { cause, hint });
  }
  const parsed = attemptSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = describeIssues(parsed.error).join('; ');
  throw new SightlineError('JOURNAL_INVALID', `${place}: ${issues}`, { hint });
}

/** On the disk before anything is scored. */
async function append(file: string, attempt: Attempt): Promise<void> {
  const handle = await open(file, 'a');
  try {
    await handle.appendFile(`${JSON.stringify(attempt)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const DAY_MS = 86_400_000;

function spent(
  { team, family, benchmark, split }: Attempt,
  { used, nextAt }: { used: number; nextAt: Date },
  { most, perMs }: AttemptLimit,
): SightlineError {
  return new SightlineError(
    'ATTEMPTS_SPENT',
    `${team} or ${family} was scored ${used} times on ${benchmark} ${split} within ${perMs / DAY_MS} days; ${most} may be`,
    {
      hint: `the next one is possible from ${nextAt.toISOString().slice(0, 10)}; nothing was scored now`,
    },
  );
}
