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

/** Who works for a run and was heard of within its lease, on the server's clock. */
export async function heardOf(
  redis: Redis,
  workers: string,
): Promise<{ names: string[]; nowMs: number }> {
  const [seconds = 0, micros = 0] = (await redis.time()).map(Number);
  const nowMs = seconds * 1000 + Math.floor(micros / 1000);
  const names = Object.entries(await redis.hgetall(workers)).flatMap(([worker, text]) => {
    const { success, data } = presenceSchema.safeParse(JSON.parse(text));
    return success && data.untilMs > nowMs ? [worker] : [];
  });
  return { names, nowMs };
}
