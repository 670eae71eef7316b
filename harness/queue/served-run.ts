import { hostname } from 'node:os';
import { ERROR_CODES, type SightlineError } from '../errors.ts';
import type { QueueRun } from '../schema/queue-run.ts';
import { bucketOf } from './bucket.ts';
import { openWorkplace, type RunHere } from './open-workplace.ts';
import { signOfLife, type Heard } from './presence.ts';
import { openQueue } from './run-desk.ts';
import type { Serving } from './serving.ts';
import { takeVideos } from './take-videos.ts';

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

/**
 * Serves one run until it is closed.
 *
 * @throws `QUEUE_WORKER_MISMATCH` where this machine would ask something else, and what opening throws.
 */
export async function serveRun(here: RunHere, serving: Serving): Promise<ServedRun> {
  const { token, run, plan } = here;
  const { connection, worker, leaseMs } = serving;
  const { redis } = connection;
  const drain = new AbortController();
  const abort = new AbortController();
  const draining = AbortSignal.any([drain.signal, serving.drain]);
  const bucket = bucketOf(plan.endpoint, hostname());
  const most = Math.min(mostInFlight(run), serving.concurrency ?? Number.POSITIVE_INFINITY);
  let broken: SightlineError | null = null;
  await using opening = new AsyncDisposableStack();
  const place = await openWorkplace(here, serving, {
    bucket,
    most,
    abort: AbortSignal.any([abort.signal, serving.abort]),
    resources: opening,
  });
  const taker = await takeVideos(place, {
    connection,
    most,
    drain: draining,
    onVideo: () => serving.onVideo(),
    onBroken(error) {
      broken ??= error;
      drain.abort();
    },
  });
  const resources = opening.move();
  const { keys, gate } = place;
  let heard: Heard = { state: 'running', coordinated: true };
  return {
    async look() {
      const { inFlight, limit } = gate.state();
      const presence = { busy: taker.count(), inFlight, limit, bucket, heard: heard.state };
      heard = await signOfLife(redis, { keys, worker, leaseMs }, presence);
      const { state, coordinated } = heard;
      if (state === 'stopped') abort.abort();
      if (state === 'stopped' || state === 'draining') drain.abort();
      // Nobody counts what is spent: what has been begun is finished, and no more.
      await taker.goOn(state !== '' && (coordinated || !run.limited));
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
      await Promise.race([taker.close(), aborted(serving.abort)]);
      const gone = redis.hdel(keys.workers, worker);
      await Promise.race([gone, aborted(serving.abort)]).catch(() => {});
      await Promise.race([resources.disposeAsync(), aborted(serving.abort)]);
    },
  };
}

function mostInFlight({ asking }: QueueRun): number {
  const { concurrency } = asking.limiter;
  return concurrency.mode === 'fixed' ? concurrency.count : concurrency.most;
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
