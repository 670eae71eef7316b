import { diagnoser } from '../answers/diagnosing/diagnoser.ts';
import { hashOf } from '../hash.ts';
import { planWith, type JudgePlan, type JudgeRequest } from '../plan/judge-plan.ts';
import type { ScoreLine } from '../schema/journal.ts';
import { askVotes, openJudge } from './ask-votes.ts';
import { DIAGNOSES, readDiagnosis, writeDiagnosed, writeDiagnosis } from './diagnosis-file.ts';
import { diagnosable, diagnosisLines } from './diagnosis-trials.ts';
import { openJournal } from './journal.ts';
import type { JudgeOptions } from './judge-execution.ts';
import { readVotes } from './judge-file.ts';
import { lockRun } from './lock.ts';
import { readManifest } from './manifest.ts';
import { openRun, type OpenRun } from './open-run.ts';
import { readScores } from './score-run.ts';

export type DiagnosisRequest = {
  judge: JudgeRequest;
  /** Scored replies drawn at random; null: all. */
  sample: number | null;
};

/** @throws `USAGE` for an endpoint that cannot judge. */
export function planDiagnosis(
  { judge }: DiagnosisRequest,
  run: Parameters<typeof planWith>[2],
): Promise<JudgePlan> {
  return planWith(diagnoser, judge, run);
}

export type DiagnosedRun = {
  run: OpenRun;
  plan: JudgePlan;
  scores: ScoreLine[];
  /** Replies that wait for their diagnosis. */
  missing: number;
};

/**
 * Asks a judge about the reasoning behind every scored answer of `full`, and keeps what it says beside
 * the scores, which stay what they are. What has been said is not asked for again.
 *
 * @throws `USAGE` for an endpoint that cannot judge, `JOURNAL_INVALID` for a run without scores, and
 * whatever ends the asking early; then what was said so far is kept.
 */
export async function diagnoseRun(
  runFolder: string,
  request: DiagnosisRequest,
  options: JudgeOptions,
): Promise<DiagnosedRun> {
  await readManifest(runFolder);
  const unlock = await lockRun(runFolder);
  try {
    await using resources = new AsyncDisposableStack();
    const run = await openRun(runFolder, options.data);
    const scores = await readScores(runFolder);
    const plan = await planDiagnosis(request, run.manifest);
    const { sample } = request;
    const endpoint = await openJudge({ run, plan }, options);
    resources.defer(async () => endpoint.close?.());
    const journal = await openJournal(runFolder, DIAGNOSES);
    resources.defer(() => journal.close());
    const replies = diagnosable(run, scores, { plan, sample });
    const keep = () => writeDiagnosed(runFolder, diagnosisLines(replies, plan, journal.lines));
    await writeDiagnosis(runFolder, {
      judge: plan.by,
      sample,
      baseUrls: plan.endpoint.baseUrls ?? [],
    });
    // From here on the diagnoses of another judge are nobody's: a kill leaves none behind.
    await keep();
    const answers = replies.flatMap(({ answer }) => (answer === null ? [] : [answer]));
    const asked = await askVotes(runFolder, { run, plan, answers, journal, endpoint }, options);
    await keep().catch((error: unknown) => Promise.reject(asked.stopped ?? error));
    if (asked.stopped !== undefined) throw asked.stopped;
    return { run, plan, scores, missing: asked.missing };
  } finally {
    await unlock();
  }
}

/**
 * Holds the kept diagnoses against new scores, and asks nobody: an answer that is read otherwise now
 * waits for its own. A judge whose words have changed since says nothing of today's.
 */
export async function rediagnose(
  runFolder: string,
  run: OpenRun,
  scores: ScoreLine[],
): Promise<void> {
  const file = await readDiagnosis(runFolder);
  if (file === null) return;
  const { judge: by, sample } = file;
  const same = by.version === diagnoser.version && by.promptHash === hashOf(diagnoser.prompt);
  const lines = same ? await readVotes(runFolder, DIAGNOSES) : new Map<string, never>();
  const replies = diagnosable(run, scores, { plan: { judge: diagnoser, by }, sample });
  await writeDiagnosed(runFolder, diagnosisLines(replies, { judge: diagnoser }, lines));
}
