import { applyJudge } from '../answers/judging/applied-judge.ts';
import { planJudge, type JudgePlan, type JudgeRequest } from '../plan/judge-plan.ts';
import { hasOpenItems } from '../plan/reading.ts';
import type { ScoreLine } from '../schema/journal.ts';
import { askVotes, openJudge } from './ask-votes.ts';
import { rediagnose } from './diagnose-run.ts';
import { openJournal } from './journal.ts';
import type { JudgeOptions, Judging } from './judge-execution.ts';
import { JUDGEMENTS, writeJudge } from './judge-file.ts';
import { openAnswers } from './judge-trials.ts';
import { lockRun } from './lock.ts';
import { readManifest } from './manifest.ts';
import { openRun, type OpenRun } from './open-run.ts';
import { writeScores } from './score-run.ts';

export type JudgedRun = {
  run: OpenRun;
  plan: JudgePlan;
  scores: ScoreLine[];
  /** Votes that have no reply. */
  missing: number;
};

/**
 * Asks a judge for its votes on every answer of a run that rules leave open, and scores the run by
 * them. Votes that are there are not asked for again.
 *
 * @returns null for a run without open-ended items: nothing is asked, and nothing changes.
 * @throws `USAGE` for an endpoint that cannot judge, and whatever ends the judging early; then the votes so
 * far are kept and scored.
 */
export async function judgeRun(
  runFolder: string,
  request: JudgeRequest,
  options: JudgeOptions,
): Promise<JudgedRun | null> {
  await readManifest(runFolder);
  const unlock = await lockRun(runFolder);
  try {
    const run = await openRun(runFolder, options.data);
    if (!hasOpenItems(run.itemSet)) return null;
    const plan = await planJudge(request, run.manifest);
    return await judgeLocked(runFolder, { run, plan }, options);
  } finally {
    await unlock();
  }
}

async function judgeLocked(
  runFolder: string,
  { run, plan }: Judging,
  options: JudgeOptions,
): Promise<JudgedRun> {
  await using resources = new AsyncDisposableStack();
  const endpoint = await openJudge({ run, plan }, options);
  resources.defer(async () => endpoint.close?.());
  const journal = await openJournal(runFolder, JUDGEMENTS);
  resources.defer(() => journal.close());
  const score = () =>
    writeScores(runFolder, run.lines, {
      questionOf: run.questionOf,
      reading: { ...run.reading, judge: applyJudge(plan, journal.lines) },
    });
  await writeJudge(runFolder, { judge: plan.by, baseUrls: plan.endpoint.baseUrls ?? [] });
  // From here on scores by another judge are nobody's: a kill leaves none behind.
  await score();

  const answers = openAnswers(run, plan);
  const asked = await askVotes(runFolder, { run, plan, answers, journal, endpoint }, options);
  // What stopped the judging says more than what it broke afterwards.
  const scores = await score().catch((error: unknown) => Promise.reject(asked.stopped ?? error));
  if (asked.stopped !== undefined) throw asked.stopped;
  await rediagnose(runFolder, run, scores);
  return { run, plan, scores, missing: asked.missing };
}
