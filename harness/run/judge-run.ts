import { join } from 'node:path';
import { applyJudge } from '../answers/judging/applied-judge.ts';
import { MOST_TRIES } from '../answers/judging/votes.ts';
import { homeFolder } from '../home.ts';
import { openMedia } from '../media/media.ts';
import { planJudge, type JudgePlan, type JudgeRequest } from '../plan/judge-plan.ts';
import { hasOpenItems } from '../plan/reading.ts';
import type { ScoreLine } from '../schema/journal.ts';
import { execute } from './execute.ts';
import { openManifestStore } from './frame-store.ts';
import type { Gate } from './gate.ts';
import { openJournal } from './journal.ts';
import { cacheOf, executionOf, type JudgeOptions, type Judging } from './judge-execution.ts';
import { JUDGEMENTS, writeJudge } from './judge-file.ts';
import { judgeShow, openAnswers, voteTrials } from './judge-trials.ts';
import { lockRun } from './lock.ts';
import { readManifest } from './manifest.ts';
import { openRun, type OpenRun } from './open-run.ts';
import { openReplyCache } from './reply-cache.ts';
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
  const endpoint = await plan.adapter.open(plan.endpoint, {
    environment: options.environment,
    items: [],
    seed: run.manifest.seed,
    ...(options.stallTimeoutMs === undefined ? {} : { stallTimeoutMs: options.stallTimeoutMs }),
  });
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
  const open = () => voteTrials(answers, { plan, run, lines: journal.lines });
  const replies =
    options.repliesFolder === undefined ? null : await openReplyCache(options.repliesFolder);
  if (replies !== null) resources.defer(() => replies.close());
  const { protocol, seed } = run.manifest;
  const root = options.data ?? run.manifest.data;
  const media = plan.judge.looks === undefined ? null : await openMedia(mediaOptions(options));
  if (media !== null) resources.defer(() => media.close());
  const votes = answers.length * plan.by.votes;
  let load: Gate['state'] | null = null;
  options.onStart?.({
    run,
    plan,
    answers: answers.length,
    votes,
    done: votes - open().length,
    torn: journal.torn,
    load: () => load?.() ?? null,
  });
  const manifests = await openManifestStore(runFolder);
  let stopped: unknown;
  try {
    for (let tried = 1; tried <= MOST_TRIES; tried += 1) {
      const trials = voteTrials(answers, { plan, run, lines: journal.lines }, tried);
      if (trials.length === 0 || options.drain.aborted || options.abort.aborted) continue;
      await execute({
        ...executionOf({ run, plan }, { trials, journal, options }),
        endpoint,
        root,
        decodeAll: (file, policies, below = 'data') => {
          if (media === null) throw new Error('this judge looks at nothing');
          const clip = { root: below === 'run' ? runFolder : root, file };
          return media.decodeAll(clip, policies, options.abort);
        },
        manifests,
        cache: replies === null ? null : cacheOf(plan, trials, replies),
        own: judgeShow(plan, trials, { protocol, seed, root }),
        onGate: (state) => (load = state),
      });
    }
  } catch (error) {
    stopped = error;
  }
  // What stopped the judging says more than what it broke afterwards.
  const scores = await score().catch((error: unknown) => Promise.reject(stopped ?? error));
  if (stopped !== undefined) throw stopped;
  return { run, plan, scores, missing: open().length };
}

function mediaOptions({ packetsFolder }: JudgeOptions) {
  return { cacheFolder: packetsFolder ?? join(homeFolder(process.cwd()), '.cache', 'packets') };
}
