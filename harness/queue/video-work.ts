import type { Redis } from 'ioredis';
import { SightlineError } from '../errors.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { Trial } from '../plan/trials.ts';
import { execute, type Execution } from '../run/execute.ts';
import type { FrameManifest } from '../schema/frames.ts';
import { isSettled, type JournalLine } from '../schema/journal.ts';
import { hashOf } from '../hash.ts';
import { encodeEntry } from './entry.ts';
import type { Fence } from './gate-scripts.ts';
import type { RunKeys } from './keys.ts';
import { isAbsent, mayBeElsewhere } from './lacking.ts';
import type { Outbox } from './outbox.ts';
import type { SharedGate } from './shared-gate.ts';

/** A video whose worker was lost so often in a row, without one line between, is given up. */
export const LOST_TRIES = 3;

/** What the videos of one run share at a worker. */
export type Workplace = {
  redis: Redis;
  keys: RunKeys;
  token: string;
  plan: RunPlan;
  trials: Map<string, Trial>;
  outbox: Outbox;
  gate: SharedGate;
  /** All of an execution but what belongs to one video. */
  asking: Omit<Execution, 'trials' | 'journal' | 'manifests' | 'onLine' | 'gate' | 'drain'>;
  worker: string;
  leaseMs: number;
  /** One video after the other, of those that a worker may have died of. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  onLine(line: JournalLine): void;
};

/** One video, and when to leave it. */
export type VideoWork = {
  video: string;
  trials: string[];
  /** Holds as long as the video is this worker's. */
  fence: Fence;
  drain: AbortSignal;
};

/**
 * Asks what nobody has asked of a video yet. `left`: somebody else must go on with it; `lacking`: its file
 * is not here and may be elsewhere.
 *
 * @throws what ends a run.
 */
export async function workOn(
  work: VideoWork,
  place: Workplace,
): Promise<'done' | 'left' | 'lacking'> {
  const open = await openTrials(work, place);
  if (open.length === 0) return 'done';
  if (await isAbsent(open, place.plan)) {
    const { redis, keys, worker, leaseMs } = place;
    const here = { video: work.video, worker, leaseMs };
    if (await mayBeElsewhere(redis, keys, here)) return 'lacking';
  }
  const before = Number((await place.redis.hget(place.keys.tries, work.video)) ?? 0);
  // Where a worker was lost with several videos, one of them alone finds out which it was.
  return before === 0 ? begin(work, place) : place.alone(() => begin(work, place));
}

async function begin(work: VideoWork, place: Workplace): Promise<'done' | 'left'> {
  const { redis, keys, worker } = place;
  const { video } = work;
  const open = await openTrials(work, place);
  if (work.drain.aborted) return 'left';
  const times = await redis.hincrby(keys.tries, video, 1);
  if (times > LOST_TRIES) {
    const last = (await redis.hget(keys.tries, `${video}:by`)) ?? 'a worker';
    await giveUp(open, work, { place, last });
    return 'done';
  }
  await redis.hset(keys.tries, `${video}:by`, worker);
  const told = new Set<string>();
  try {
    await execute({
      ...place.asking,
      ...(await bringing(work, { place, told })),
      trials: open,
      drain: work.drain,
      gate: place.gate.door(work.fence),
    });
  } catch (error) {
    // A bug may be this video's alone: it counts as a worker that was lost.
    if (error instanceof SightlineError) await redis.hdel(keys.tries, video);
    throw error;
  }
  await redis.hdel(keys.tries, video);
  return open.every(({ id }) => told.has(id)) ? 'done' : 'left';
}

async function openTrials({ trials }: VideoWork, place: Workplace): Promise<Trial[]> {
  const told = await place.redis.hmget(place.keys.told, ...trials);
  return trials.flatMap((id, index) => {
    const trial = place.trials.get(id);
    return trial === undefined || told[index] !== null ? [] : [trial];
  });
}

/** The journal and the manifests of an execution, as they are where both are elsewhere. */
async function bringing(
  work: VideoWork,
  { place, told }: { place: Workplace; told: Set<string> },
): Promise<Pick<Execution, 'journal' | 'manifests' | 'onLine'>> {
  const manifests = new Map<string, FrameManifest>();
  const sent = new Set<string>();
  return {
    manifests: {
      async keep(manifest) {
        const key = hashOf(manifest).slice(0, 16);
        manifests.set(key, manifest);
        return key;
      },
    },
    journal: {
      lines: new Map(),
      async append(line) {
        const key = line.frames ?? '';
        const manifest = sent.has(key) ? undefined : manifests.get(key);
        sent.add(key);
        await bring({ line, ...(manifest === undefined ? {} : { manifest }) }, work, place);
        told.add(line.trial);
      },
    },
    onLine: (line) => place.onLine(line),
  };
}

async function bring(
  entry: { line: JournalLine; manifest?: FrameManifest },
  { video }: Pick<VideoWork, 'video'>,
  { outbox, token }: Workplace,
): Promise<void> {
  const { line } = entry;
  const encoded = await encodeEntry(entry);
  await outbox.bring({ token, video, trial: line.trial, settled: isSettled(line), ...encoded });
}

async function giveUp(
  open: Trial[],
  work: VideoWork,
  { place, last }: { place: Workplace; last: string },
): Promise<void> {
  const lost = new SightlineError(
    'WORKER_LOST',
    `${LOST_TRIES} workers in a row were lost while they worked on this video, the last of them ${last}`,
  );
  const { now } = place.asking;
  for (const { id, item, probe, variant, repeat } of open) {
    const line: JournalLine = {
      trial: id,
      item: item.id,
      probe: probe.id,
      variant,
      repeat,
      at: now().toISOString(),
      attempts: 0,
      latencyMs: 0,
      digest: null,
      frames: null,
      cached: false,
      reply: null,
      failure: { code: lost.code, message: lost.message },
    };
    await bring({ line }, work, place);
    place.onLine(line);
  }
}
