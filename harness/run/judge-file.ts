import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { applyJudge, type AppliedJudge } from '../answers/judging/applied-judge.ts';
import { judges } from '../answers/registry.ts';
import { writeAtomically } from '../atomic-write.ts';
import { SightlineError } from '../errors.ts';
import { hashOf } from '../hash.ts';
import { readConfig } from '../read-config.ts';
import type { JournalLine } from '../schema/journal.ts';
import type { Judge } from '../schema/judge.ts';
import { judgeFileSchema, type JudgedBy, type JudgeFile } from '../schema/judged-by.ts';
import { readJournal } from './journal.ts';

/** The votes of a run's judges, one line a vote, beside the journal of its replies. */
export const JUDGEMENTS = 'judgements.jsonl';

/** Says who judges the run; the votes of earlier judges stay where they are. */
export async function writeJudge(
  runFolder: string,
  judge: Omit<JudgeFile, 'schemaVersion'>,
): Promise<void> {
  const file: JudgeFile = { schemaVersion: 1, ...judge };
  await writeAtomically(join(runFolder, 'judge.json'), `${JSON.stringify(file, null, 2)}\n`);
}

/** Who judges the run; null when nobody does. @throws `CONFIG_INVALID` */
export async function readJudge(runFolder: string): Promise<JudgeFile | null> {
  const path = join(runFolder, 'judge.json');
  const there = await access(path).then(
    () => true,
    () => false,
  );
  return there ? readConfig(path, judgeFileSchema) : null;
}

/**
 * The judge of a run with the votes that it has given; null when nobody judges it.
 *
 * @param outdated a judge that has changed since: its votes say nothing of today's.
 * @throws `RUN_MISMATCH` for one that is refused.
 */
export async function keptJudge(
  runFolder: string,
  outdated: 'refused' | 'none',
): Promise<AppliedJudge | null> {
  const file = await readJudge(runFolder);
  if (file === null) return null;
  const { judge: by } = file;
  const judge = await judges.load(by.id);
  if (isOutdated(by, judge)) {
    if (outdated === 'none') return null;
    throw new SightlineError(
      'RUN_MISMATCH',
      `${runFolder} was judged by ${by.id} ${by.version}, whose words or reading have changed`,
      {
        hint: `npx sightline score ${runFolder} --judge ${by.adapter}:${by.model} judges it anew; --no-judge leaves the judge out`,
      },
    );
  }
  const lines = await readVotes(runFolder);
  return applyJudge({ judge, by }, lines);
}

/**
 * The votes of all judges that the run has had.
 *
 * @param name another journal of votes.
 * @throws `JOURNAL_INVALID`
 */
export async function readVotes(
  runFolder: string,
  name: string = JUDGEMENTS,
): Promise<Map<string, JournalLine>> {
  try {
    return (await readJournal(runFolder, name)).lines;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map();
    throw error;
  }
}

/** A system prompt that is not ours need not be at hand: its votes name the hash of the one that was. */
function isOutdated(by: JudgedBy, { version, prompt, systemFile }: Judge): boolean {
  if (by.version !== version) return true;
  return systemFile === undefined && by.promptHash !== hashOf(prompt);
}
