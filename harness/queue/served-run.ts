import { hostname } from 'node:os';
import type { Job, Worker } from 'bullmq';
import { ERROR_CODES, SightlineError } from '../errors.ts';
import { showsPictures } from '../run/run-benchmark.ts';
import { openMedia, type Media } from '../media/media.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import { systemClock } from '../run/clock.ts';
import { openCommon } from '../run/execute.ts';
import { openEndpoint } from '../run/open-endpoint.ts';
import { openReplyCache } from '../run/reply-cache.ts';
import { keyOf } from '../run/run-benchmark.ts';
import { rememberPacks } from '../run/show-video.ts';
import type { JournalLine } from '../schema/journal.ts';
import { videoJobSchema, type QueueRun, type VideoJob } from '../schema/queue-run.ts';
import { agreementOf, differences } from './agreement.ts';
import { bucketOf } from './bucket.ts';
import type { Connection } from './connection.ts';
import { gateKeys, JOBS_PREFIX, runKeys } from './keys.ts';
import type { Outbox } from './outbox.ts';
import { signOfLife, type Heard } from './presence.ts';
import { openQueue } from './run-desk.ts';
import { openSharedGate, type SharedGate } from './shared-gate.ts';
import { videosOf } from './videos.ts';
import { workOn, type Workplace } from './video-work.ts';

export type Serving = {
  connection: Connection;
  outbox: Outbox;
  environment: Record<string, string | undefined>;
  /** Names this worker among all. */
  worker: string;
  leaseMs: number;
  /** Requests that this worker has in flight at most. */
  concurrency: number | null;
  packetsFolder: string;
  repliesFolder: string;
  /** Aborted: what is under way is finished. */
  drain: AbortSignal;
  abort: AbortSignal;
  onLine(line: JournalLine): void;
  onVideo(): void;
  note(text: string): void;
};

/** A run that this worker works for. */
export type ServedRun = {
  /** Says that it is there, and does what the coordinator wants. */
  look(): Promise<Heard>;
  /** Whether the queue holds a video of it, with anybody. */
  hasWork(): Promise<boolean>;
  /** The coordinator has ended it; whoever goes on with it later is served anew. */
  isEnded(): boolean;
  /** Why it can serve the run no longer. */
  broken(): SightlineError | null;
  close(): Promise<void>;
};

/** Videos of short runs are many, so that requests do not wait for the next one. */
const MOST_VIDEOS = 24;
const LACKING_AGAIN_MS = 1000;
/** How soon a new video in an empty queue is seen, at the latest. */
const POLL_SECONDS = 1;

/**
 * Serves one run until it is closed.
 *
 * @throws `QUEUE_WORKER_MISMATCH` where this machine would ask something else, and what opening throws.
 */
export async function serveRun(
  { token, run, plan }: { token: string; run: QueueRun; plan: RunPlan },
  serving: Serving,
): Promise<ServedRun> {
  const { connection, worker, leaseMs } = serving;
  const { redis } = connection;
  const { asking } = run;
  const resources = new AsyncDisposableStack();
  const drain = new AbortController();
  const abort = new AbortController();
  const draining = AbortSignal.any([drain.signal, serving.drain]);
  const aborting = AbortSignal.any([abort.signal, serving.abort]);
  const keys = runKeys(token);
  let broken: SightlineError | null = null;
  let gate: SharedGate;
  let bull: Worker<VideoJob>;
  const at = new Map<string, AbortController>();
  const bucket = bucketOf(plan.endpoint, hostname());
  try {
    const media = showsPictures(plan)
      ? await openMedia({ cacheFolder: serving.packetsFolder })
      : null;
    if (media !== null) resources.defer(() => media.close());
    refuseOther(run, plan, media);
    const endpoint = await openEndpoint(plan, {
      environment: serving.environment,
      ...(asking.stallTimeoutMs === undefined ? {} : { stallTimeoutMs: asking.stallTimeoutMs }),
      ...(asking.videoBaseUrl === undefined ? {} : { videoBaseUrl: asking.videoBaseUrl }),
    });
    resources.defer(async () => endpoint.close?.());
    const replies = asking.cache ? await openReplyCache(serving.repliesFolder) : null;
    if (replies !== null) resources.defer(() => replies.close());
    const most = Math.min(mostInFlight(run), serving.concurrency ?? Number.POSITIVE_INFINITY);
    gate = openSharedGate(
      redis,
      { keys: gateKeys(bucket), settings: asking.limiter, leaseMs },
      { most, clock: systemClock },
    );
    resources.defer(() => gate.close());
    const place: Workplace = {
      redis,
      keys,
      token,
      plan,
      trials: new Map(plan.trials.map((trial) => [trial.id, trial])),
      outbox: serving.outbox,
      gate,
      worker,
      leaseMs,
      alone: oneByOne(),
      onLine: (line) => serving.onLine(line),
      asking: {
        ...plan,
        ...asking,
        endpoint,
        kind: plan.adapter.kind,
        modelName: plan.endpoint.model,
        decodeAll: (file, policies) => {
          if (media === null) throw new Error('nothing is shown in this run');
          return media.decodeAll({ root: plan.root, file }, policies, aborting);
        },
        ...(media === null ? {} : { video: videoSource(media, plan, aborting) }),
        cache:
          replies === null ? null : { replies, key: (trial, digest) => keyOf(plan, trial, digest) },
        common: openCommon(),
        now: () => new Date(),
        clock: systemClock,
        abort: aborting,
      },
    };
    const { DelayedError, Worker: BullWorker, WaitingError } = await import('bullmq');
    const work = async (job: Job<VideoJob>, lock = ''): Promise<void> => {
      const video = job.id ?? '';
      const own = new AbortController();
      at.set(video, own);
      try {
        const how = await workOn(
          {
            video,
            trials: videoJobSchema.parse(job.data).trials,
            fence: {
              lock: `${JOBS_PREFIX}:${token}:${video}:lock`,
              value: lock,
              state: keys.state,
            },
            drain: AbortSignal.any([draining, own.signal]),
          },
          place,
        );
        if (how === 'done') serving.onVideo();
        if (how === 'lacking') {
          await job.moveToDelayed(Date.now() + LACKING_AGAIN_MS, lock);
          throw new DelayedError();
        }
        if (how === 'left' && !own.signal.aborted) {
          await handBack(job, lock);
          throw new WaitingError();
        }
      } catch (error) {
        if (!(error instanceof SightlineError)) throw error;
        broken ??= error;
        drain.abort();
        await handBack(job, lock);
        throw new WaitingError();
      } finally {
        at.delete(video);
      }
    };
    const handBack = async (job: Job<VideoJob>, lock: string): Promise<void> => {
      // First of all: else it would be the next to take it.
      await bull.pause(true);
      await job.moveToWait(lock).catch(() => {});
    };
    bull = new BullWorker<VideoJob>(token, work, {
      connection: connection.another(),
      prefix: JOBS_PREFIX,
      concurrency: videosAtOnce(plan, most),
      lockDuration: leaseMs,
      stalledInterval: Math.max(500, leaseMs / 2),
      // Who was lost how often is counted by the lines that came meanwhile (`video-work.ts`).
      maxStalledCount: 1_000_000,
      drainDelay: POLL_SECONDS,
      runRetryDelay: 1000,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    // Lost connections are made again, and a lost lock is heard of below.
    bull.on('error', () => {});
    bull.on('lockRenewalFailed', (videos) => {
      for (const video of videos) at.get(video)?.abort();
    });
    draining.addEventListener('abort', () => void bull.pause(true), { once: true });
  } catch (error) {
    await resources.disposeAsync();
    throw error;
  }
  let heard: Heard = { state: 'running', coordinated: true };
  return {
    async look() {
      const { inFlight, limit } = gate.state();
      const presence = { busy: at.size, inFlight, limit, bucket, heard: heard.state };
      heard = await signOfLife(redis, { keys, worker, leaseMs }, presence);
      const { state, coordinated } = heard;
      if (state === 'stopped') abort.abort();
      if (state === 'stopped' || state === 'draining') drain.abort();
      // Nobody counts what is spent: what has been begun is finished, and no more.
      const idle = state === '' || (run.limited && !coordinated);
      if (!draining.aborted && idle !== bull.isPaused()) {
        if (idle) await bull.pause(true);
        else await bull.resume();
      }
      return heard;
    },
    async hasWork() {
      const queue = await openQueue(connection, token);
      const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized');
      void queue.close();
      return Object.values(counts).some((count) => count > 0);
    },
    isEnded: () => drain.signal.aborted && heard.state !== 'draining' && heard.state !== 'stopped',
    broken: () => broken,
    async close() {
      drain.abort();
      // A server that is away would be waited for; what is not brought yet is kept by the outbox.
      const closed = bull.close();
      await Promise.race([closed, aborted(serving.abort)]);
      await Promise.race([redis.hdel(keys.workers, worker), aborted(serving.abort)]).catch(
        () => {},
      );
      await Promise.race([resources.disposeAsync(), aborted(serving.abort)]);
    },
  };
}

function refuseOther(run: QueueRun, plan: RunPlan, media: Media | null): void {
  const decoder = media?.decoder ?? null;
  const different = differences(run.agreement, agreementOf(plan, decoder));
  if (different.length === 0) return;
  throw new SightlineError(
    'QUEUE_WORKER_MISMATCH',
    `this worker would ask something else in ${run.run}:\n  ${different.join('\n  ')}`,
    { hint: 'the same version of Sightline, and the same data, belong on every machine' },
  );
}

function videoSource(media: Media, { root }: RunPlan, signal: AbortSignal) {
  return rememberPacks({
    pack: (frames) => media.pack(frames, signal),
    whole: (file) => media.whole({ root, file }),
  });
}

function mostInFlight({ asking }: QueueRun): number {
  const { concurrency } = asking.limiter;
  return concurrency.mode === 'fixed' ? concurrency.count : concurrency.most;
}

/** As many as keep the endpoint busy while the next one is decoded; what is held is not with others. */
function videosAtOnce({ trials }: RunPlan, most: number): number {
  const each = trials.length / Math.max(1, videosOf(trials).size);
  return Math.min(MOST_VIDEOS, Math.ceil(most / Math.max(1, each)) + 1);
}

function oneByOne(): Workplace['alone'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const before = last;
    const next = (async () => {
      await before;
      return work();
    })();
    last = next.catch(() => {});
    return next;
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** What a coordinator is told of an error. */
export function refusalOf(error: SightlineError, fatal: boolean) {
  const { code, message, hint } = error;
  return {
    code,
    message,
    fatal: fatal && code in ERROR_CODES,
    ...(hint === undefined ? {} : { hint }),
  };
}
