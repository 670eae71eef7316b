import type { Redis } from 'ioredis';
import { presenceSchema, type Presence } from '../schema/queue-run.ts';
import { COORDINATORS, type RunKeys } from './keys.ts';
import { beat } from './run-scripts.ts';

/** What a worker hears in answer to a sign of life. */
export type Heard = {
  /** Empty where the server knows no such run. */
  state: string;
  coordinated: boolean;
};

/** @param worker its name, and how long it may be silent. */
export async function signOfLife(
  redis: Redis,
  { keys, worker, leaseMs }: { keys: RunKeys; worker: string; leaseMs: number },
  presence: Omit<Presence, 'untilMs'>,
): Promise<Heard> {
  const [state, coordinated] = (await beat(
    redis,
    [keys.workers, keys.state, COORDINATORS],
    [worker, leaseMs, JSON.stringify(presence)],
  )) as [string, number];
  return { state, coordinated: coordinated === 1 };
}

/** The names of the workers of a run that were heard of within their lease. */
export async function liveWorkers(redis: Redis, keys: RunKeys): Promise<string[]> {
  const [seconds = 0, micros = 0] = (await redis.time()).map(Number);
  const nowMs = seconds * 1000 + micros / 1000;
  const all = Object.entries(await redis.hgetall(keys.workers));
  return all.flatMap(([worker, text]) => {
    const { success, data } = presenceSchema.safeParse(JSON.parse(text));
    return success && data.untilMs > nowMs ? [worker] : [];
  });
}
