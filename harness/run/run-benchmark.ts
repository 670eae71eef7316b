import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { scoreTrial } from '../answers/outcome.ts';
import { homeFolder } from '../home.ts';
import { openMedia, type Media } from '../media/media.ts';
import { askedQuestions } from '../plan/asked-item.ts';
import { withJudgeLines } from '../plan/judge-lines.ts';
import { probes as probeRegistry } from '../plan/probes.ts';
import { readingOf } from '../plan/reading.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { Trial } from '../plan/trials.ts';
import type { Endpoint } from '../schema/endpoint.ts';
import { isSettled, type JournalLine, type ScoreLine } from '../schema/journal.ts';
import type { Outcome } from '../schema/outcome.ts';
import { systemClock, type Clock } from './clock.ts';
import { manifestOf } from './describe-run.ts';
import { execute, type Execution } from './execute.ts';
import { openManifestStore } from './frame-store.ts';
import type { Gate } from './gate.ts';
import { openGenerating } from './generate.ts';
import { stillHolder } from './hold-still.ts';
import { keptJudge } from './judge-file.ts';
import { openJournal } from './journal.ts';
import { ADAPTIVE, type LimiterSettings } from './limiter.ts';
import { lockRun } from './lock.ts';
import { startOrResume } from './manifest.ts';
import { openEndpoint } from './open-endpoint.ts';
import { cacheKey, openReplyCache } from './reply-cache.ts';
import { DEFAULT_RETRY, type RetryPolicy } from './retry.ts';
import { writeScores } from './score-run.ts';
import { rememberPacks } from './show-video.ts';
import type { VideoTill } from './video-till.ts';

export type RunOptions = {
  /** The folder of this run. */
  folder: string;
  environment: Record<string, string | undefined>;
  /** Requests in flight; `adaptive` finds the number by itself. */
  concurrency: number | 'adaptive';
  requestsPerMinute?: number;
  tokensPerMinute?: number;
  requireAll: boolean;
  /** The folder of the replies of all runs; without it every trial is asked. */
  repliesFolder?: string;
  /** Where the packet lists of clips are kept between runs; without it beside the run. */
  packetsFolder?: string;
  drain: AbortSignal;
  abort: AbortSignal;
  retry?: RetryPolicy;
  /** A connection that says nothing for so long is given up; the adapter's own limit when left out. */
  stallTimeoutMs?: number;
  videoBaseUrl?: string;
  /** Keeps what videos cost below the limit of the command; without it they cost nothing. */
  till?: VideoTill;
  now?: () => Date;
  clock?: Clock;
  /** Instead of `execute`, and with what it gets: somebody else asks, and the journal is written here. */
  carryOut?: (execution: Execution, media: Media | null) => Promise<void>;
  /** Called once before the first request, then after every journalled line. */
  onStart?(state: RunState): void;
  onLine?(line: JournalLine): void;
  onRetry?(code: string): void;
  /** What a user should know before the first request. */
  onNote?: (text: string) => void;
};

/** A run as it stands before the first request. */
export type RunState = {
  total: number;
  done: number;
  torn: boolean;
  /** Lines of earlier sessions. */
  lines: JournalLine[];
  outcomeOf: (line: JournalLine) => Outcome;
  load(): ReturnType<Gate['state']> | null;
};

export type FinishedRun = { folder: string; scores: ScoreLine[]; missing: number };

/** Runs a plan in its folder, or goes on with it, and scores what is there. */
export async function runBenchmark(plan: RunPlan, options: RunOptions): Promise<FinishedRun> {
  await using resources = new AsyncDisposableStack();
  const media = await openMediaFor(plan, options);
  if (media !== null) resources.defer(() => media.close());
  const endpoint = await openEndpoint(plan, {
    ...options,
    ...(media === null ? {} : { hold: stillHolder({ media, root: plan.root }) }),
  });
  resources.defer(async () => endpoint.close?.());
  await mkdir(options.folder, { recursive: true });
  resources.defer(await lockRun(options.folder));
  return await runLocked(plan, { endpoint, media }, options);
}

/** Null where nothing is shown and nothing is looked at. */
async function openMediaFor(plan: RunPlan, options: RunOptions): Promise<Media | null> {
  const { folder, packetsFolder = join(homeFolder(folder), '.cache', 'packets') } = options;
  if (plan.benchmark.task !== 'generation' && !showsPictures(plan)) return null;
  return openMedia({ cacheFolder: packetsFolder });
}

async function runLocked(
  plan: RunPlan,
  { endpoint, media }: { endpoint: Endpoint; media: Media | null },
  options: RunOptions,
): Promise<FinishedRun> {
  const { folder } = options;
  const now = options.now ?? (() => new Date());
  await using resources = new AsyncDisposableStack();
  const manifest = await startOrResume(
    folder,
    await manifestOf(plan, { media, startedAt: now() }),
    plan.itemSet,
  );
  const journal = await openJournal(folder);
  resources.defer(() => journal.close());
  const planned = new Set(plan.trials.map((trial) => trial.id));
  const answered = () =>
    [...journal.lines.values()].filter((line) => isSettled(line) && planned.has(line.trial)).length;
  const reading = await readingOf(plan.protocol, plan.itemSet);
  // The probes of earlier commands too: scores are made of the whole journal.
  const probes = await Promise.all(manifest.probes.map(({ id }) => probeRegistry.load(id)));
  const questionOf = askedQuestions({ ...plan, probes });
  let load: Gate['state'] | null = null;
  options.onStart?.({
    total: planned.size,
    done: answered(),
    torn: journal.torn,
    lines: [...journal.lines.values()].filter((line) => planned.has(line.trial)),
    outcomeOf(line) {
      const question = questionOf(line);
      return question === null ? 'not-asked' : scoreTrial(line, question, reading).outcome;
    },
    load: () => load?.() ?? null,
  });
  const videos =
    media !== null && plan.benchmark.task === 'generation'
      ? await openGenerating(plan, { endpoint, media, resources, now, ...options })
      : null;
  const replies =
    options.repliesFolder === undefined || plan.adapter.kind !== 'model' || videos !== null
      ? null
      : await openReplyCache(options.repliesFolder);
  if (replies !== null) resources.defer(() => replies.close());

  let stopped: unknown;
  const carryOut = options.carryOut ?? execute;
  try {
    await carryOut(
      {
        ...plan,
        endpoint,
        ...videos,
        kind: plan.adapter.kind,
        modelName: plan.endpoint.model,
        journal,
        decodeAll: (file, policies) => {
          if (media === null) throw new Error('nothing is shown in this run');
          return media.decodeAll({ root: plan.root, file }, policies, options.abort);
        },
        ...(media === null
          ? {}
          : {
              video: rememberPacks({
                pack: (frames) => media.pack(frames, options.abort),
                whole: (file) => media.whole({ root: plan.root, file }),
              }),
            }),
        manifests: await openManifestStore(folder),
        cache:
          replies === null ? null : { replies, key: (trial, digest) => keyOf(plan, trial, digest) },
        limiter: limiterOf(options),
        retry: options.retry ?? DEFAULT_RETRY,
        requireAll: options.requireAll,
        now,
        clock: options.clock ?? systemClock,
        drain: options.drain,
        abort: options.abort,
        onLine: (line) => options.onLine?.(line),
        onRetry: (code) => options.onRetry?.(code),
        onGate: (state) => (load = state),
      },
      media,
    );
  } catch (error) {
    stopped = error;
  }
  const judge = await keptJudge(folder, 'none');
  const read = judge === null ? reading : { ...reading, judge };
  const { items, benchmark, itemSet, seed } = plan;
  const judged = { records: manifest.probes, probes, itemSet, items, benchmark, seed };
  const lines = withJudgeLines(journal.lines, judged);
  const scores = await writeScores(folder, lines, { questionOf, reading: read }).catch(
    // What stopped the run says more than what it broke afterwards.
    (error: unknown) => Promise.reject(stopped ?? error),
  );
  if (stopped !== undefined) throw stopped;
  return { folder, scores, missing: planned.size - answered() };
}

export function limiterOf(
  options: Pick<RunOptions, 'concurrency' | 'requestsPerMinute' | 'tokensPerMinute'>,
): LimiterSettings {
  const { concurrency, requestsPerMinute, tokensPerMinute } = options;
  return {
    concurrency: concurrency === 'adaptive' ? ADAPTIVE : { mode: 'fixed', count: concurrency },
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    ...(tokensPerMinute === undefined ? {} : { tokensPerMinute }),
  };
}

/** Where the reply of a trial stands among those of all runs. */
export function keyOf(plan: RunPlan, { probe, repeat }: Trial, digest: string): string {
  const { id, revision, series } = plan.model;
  return cacheKey({
    adapter: plan.adapter.id,
    model: plan.endpoint.model,
    identity: { id, revision, series },
    digest,
    fields: plan.protocol.requestFields,
    probe: probe.id,
    repeat,
  });
}

export function showsPictures({ adapter, protocol, probes }: RunPlan): boolean {
  const { frames } = protocol;
  if (adapter.kind !== 'model' || frames.sampler === 'undisclosed') return false;
  return probes.some(
    ({ probe }) => (probe.select === undefined ? frames : probe.select(frames, '')) !== null,
  );
}

/** Where a run lives when the user names no folder. */
export function defaultRunFolder(runsFolder: string, plan: RunPlan): string {
  return join(runsFolder, plan.id);
}
