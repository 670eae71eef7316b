import { join } from 'node:path';
import { MOST_TRIES, type OpenAnswer } from '../answers/judging/votes.ts';
import { SightlineError } from '../errors.ts';
import { homeFolder } from '../home.ts';
import { openMedia } from '../media/media.ts';
import type { Endpoint } from '../schema/endpoint.ts';
import { execute } from './execute.ts';
import { openManifestStore } from './frame-store.ts';
import type { Gate } from './gate.ts';
import type { Journal } from './journal.ts';
import { cacheOf, executionOf, type JudgeOptions, type Judging } from './judge-execution.ts';
import { judgeShow, voteTrials } from './judge-trials.ts';
import { openReplyCache } from './reply-cache.ts';

/**
 * The endpoint of a judge; the caller closes it.
 *
 * @throws `UNSUPPORTED_PART` before the first vote for one that looks and takes no pictures.
 */
export async function openJudge({ run, plan }: Judging, options: JudgeOptions): Promise<Endpoint> {
  const endpoint = await plan.adapter.open(plan.endpoint, {
    environment: options.environment,
    items: [],
    seed: run.manifest.seed,
    ...(options.stallTimeoutMs === undefined ? {} : { stallTimeoutMs: options.stallTimeoutMs }),
  });
  if (plan.judge.looks === undefined || endpoint.accepts.includes('image')) return endpoint;
  await endpoint.close?.();
  throw new SightlineError('UNSUPPORTED_PART', `${plan.adapter.id} cannot carry pictures`, {
    hint: `the judge ${plan.judge.id} looks at videos: choose an adapter that carries pictures`,
  });
}

export type Ballot = Judging & { answers: OpenAnswer[]; journal: Journal; endpoint: Endpoint };

/**
 * Asks for every vote that the journal has not, and again for those that could not be read.
 *
 * @returns votes without a reply, and what ended the asking early: the votes so far are kept.
 */
export async function askVotes(
  runFolder: string,
  { run, plan, answers, journal, endpoint }: Ballot,
  options: JudgeOptions,
): Promise<{ missing: number; stopped?: unknown }> {
  await using resources = new AsyncDisposableStack();
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
  } catch (stopped) {
    return { missing: open().length, stopped };
  }
  return { missing: open().length };
}

function mediaOptions({ packetsFolder }: JudgeOptions) {
  return { cacheFolder: packetsFolder ?? join(homeFolder(process.cwd()), '.cache', 'packets') };
}
