import { SightlineError } from '../errors.ts';
import { openMedia, type Media } from '../media/media.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import { systemClock } from '../run/clock.ts';
import { openCommon } from '../run/execute.ts';
import { openEndpoint } from '../run/open-endpoint.ts';
import { openReplyCache } from '../run/reply-cache.ts';
import { keyOf, showsPictures } from '../run/run-benchmark.ts';
import { rememberPacks } from '../run/show-video.ts';
import type { QueueRun } from '../schema/queue-run.ts';
import { agreementOf, differences } from './agreement.ts';
import { gateKeys, runKeys } from './keys.ts';
import type { Serving } from './serving.ts';
import { openSharedGate } from './shared-gate.ts';
import type { Workplace } from './video-work.ts';

/** A run of the queue, and what this machine would ask for it. */
export type RunHere = { token: string; run: QueueRun; plan: RunPlan };

/**
 * Opens what a run is worked on with; each part is closed with `how.resources`.
 *
 * @param how.bucket names the limit of the endpoint; `most` requests of it are in flight from here.
 * @throws `QUEUE_WORKER_MISMATCH` where this machine would ask something else, and what opening throws.
 */
export async function openWorkplace(
  { token, run, plan }: RunHere,
  serving: Serving,
  how: { bucket: string; most: number; abort: AbortSignal; resources: AsyncDisposableStack },
): Promise<Workplace> {
  const { connection, worker, leaseMs, outbox } = serving;
  const { redis } = connection;
  const { asking } = run;
  const { bucket, most, abort, resources } = how;
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
  const scope = { keys: gateKeys(bucket), settings: asking.limiter, leaseMs };
  const gate = openSharedGate(redis, scope, { most, clock: systemClock });
  resources.defer(() => gate.close());
  return {
    redis,
    keys: runKeys(token),
    token,
    plan,
    trials: new Map(plan.trials.map((trial) => [trial.id, trial])),
    outbox,
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
        return media.decodeAll({ root: plan.root, file }, policies, abort);
      },
      ...(media === null ? {} : { video: videoSource(media, plan, abort) }),
      cache:
        replies === null ? null : { replies, key: (trial, digest) => keyOf(plan, trial, digest) },
      common: openCommon(),
      now: () => new Date(),
      clock: systemClock,
      abort,
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
