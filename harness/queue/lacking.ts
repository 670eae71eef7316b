import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import type { RunPlan } from '../plan/run-plan.ts';
import type { Trial } from '../plan/trials.ts';
import { neededClip } from '../run/show.ts';
import type { RunKeys } from './keys.ts';
import { heardOf } from './presence.ts';

/** Whether a file that these trials show is not on this machine. */
export async function isAbsent(
  trials: Trial[],
  { root, protocol }: Pick<RunPlan, 'root' | 'protocol'>,
): Promise<boolean> {
  const files = new Set(trials.flatMap((trial) => neededClip(trial, protocol)?.file ?? []));
  const absent = await Promise.all(
    Array.from(files, (file) =>
      access(join(root, file)).then(
        () => false,
        () => true,
      ),
    ),
  );
  return absent.includes(true);
}

/**
 * Notes that a worker lacks a video, and tells whether another may have it: one that has not said so, or
 * one that only starts. Of the latter each may take a lease from when the first was found to lack it.
 */
export async function mayBeElsewhere(
  redis: Redis,
  { lacking, workers }: Pick<RunKeys, 'lacking' | 'workers'>,
  { video, worker, leaseMs }: { video: string; worker: string; leaseMs: number },
): Promise<boolean> {
  const { names, nowMs } = await heardOf(redis, workers);
  await redis.hset(lacking, `${video} ${worker}`, 1);
  await redis.hsetnx(lacking, video, nowMs);
  const [since, ...told] = await redis.hmget(
    lacking,
    video,
    ...names.map((name) => `${video} ${name}`),
  );
  return told.includes(null) || nowMs - Number(since ?? nowMs) < leaseMs;
}
