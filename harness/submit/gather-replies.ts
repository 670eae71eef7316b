import { probes as probeRegistry } from '../plan/probes.ts';
import { DIAGNOSES, readDiagnosis } from '../run/diagnosis-file.ts';
import { readJournal } from '../run/journal.ts';
import { readJudge, readVotes } from '../run/judge-file.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { JournalLine } from '../schema/journal.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import type { ReplyLine, SubmittedRun } from '../schema/submission.ts';
import { plannedTrials } from './planned-trials.ts';
import { replyLine } from './reply-line.ts';
import { submittedRun } from './submitted-run.ts';

export type GatheredReplies = {
  run: SubmittedRun;
  lines: ReplyLine[];
  trials: JournalLine[];
};

/**
 * All that a run was told, in the order of its plan: the last line of every trial, then the votes of its
 * judges. A trial that was never asked stands as a failure: a file that is short is never taken for whole.
 */
export async function gatherReplies(
  runFolder: string,
  { manifest, items }: { manifest: RunManifest; items: ItemSet },
): Promise<GatheredReplies> {
  const [journal, votes, diagnoses, judge, diagnosis] = await Promise.all([
    readJournal(runFolder),
    readVotes(runFolder),
    readVotes(runFolder, DIAGNOSES),
    readJudge(runFolder),
    readDiagnosis(runFolder),
  ]);
  const run = submittedRun(manifest, { judge, diagnosis });
  const known = await Promise.all(
    run.probes.map(async ({ id }) => [id, await probeRegistry.load(id)] as const),
  );
  const planned = plannedTrials(run, items, new Map(known));
  const trials = Array.from(planned.values(), (plan): JournalLine => {
    const { index: _index, ...key } = plan;
    return (
      journal.lines.get(key.trial) ?? {
        ...key,
        at: manifest.startedAt,
        attempts: 0,
        latencyMs: 0,
        digest: null,
        frames: null,
        cached: false,
        reply: null,
        failure: { code: 'RUN_INCOMPLETE', message: 'never asked' },
      }
    );
  });
  const lines = [
    ...trials.map((line) => replyLine('trial', line)),
    ...(judge === null ? [] : sorted(votes).map((line) => replyLine('vote', line))),
    ...(diagnosis === null ? [] : sorted(diagnoses).map((line) => replyLine('diagnosis', line))),
  ];
  return { run, lines, trials };
}

/** Votes come as servers answer: two copies of a run have them in different orders. */
function sorted(lines: ReadonlyMap<string, JournalLine>): JournalLine[] {
  return [...lines.values()].sort((a, b) => (a.trial < b.trial ? -1 : 1));
}
