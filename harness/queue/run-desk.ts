import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import {
  presenceSchema,
  refusalSchema,
  type Presence,
  type QueueRun,
  type Refusal,
  type VideoJob,
} from '../schema/queue-run.ts';
import type { Connection } from './connection.ts';
import { COORDINATORS, JOBS_PREFIX, RUNS, runKeys, type RunKeys } from './keys.ts';
import { beginSession, coordinatorBeat } from './run-scripts.ts';

/** A coordinator that was not heard of for so long is gone. */
export const COORDINATOR_MS = 15_000;
/** Between a failure of the worker's own and the next try of the video. */
const BACKOFF = { type: 'exponential', delay: 1000 } as const;
const TRIES = 5;
export const READ_AT_ONCE = 256;
const BLOCK_MS = 250;

export type StoredEntry = { id: string; field: string; value: Buffer };
export type RunState = 'running' | 'draining' | 'stopped';

/** The coordinator's side of one run in Redis. */
export type RunDesk = {
  /** False while lines wait to be read: what they say must be known before anything is put in the queue. */
  begin(run: QueueRun, settled: string[]): Promise<boolean>;
  /** Lines in the order in which they came; waits a moment where there is none. */
  read(): Promise<StoredEntry[]>;
  /** They stand in the journal now. */
  forget(ids: string[]): Promise<void>;
  /** Puts videos in the queue that are not there. */
  put(videos: Map<string, string[]>): Promise<void>;
  /** Of these videos those that are not in the queue, nor with a worker. */
  missing(videos: string[]): Promise<string[]>;
  /** `there`: the server knows the run. `ours`: nobody else coordinates it. */
  beat(): Promise<{ there: boolean; ours: boolean; nowMs: number }>;
  setState(state: RunState): Promise<void>;
  /** Workers that were heard of within their lease. */
  workers(nowMs: number): Promise<Presence[]>;
  refusals(): Promise<Refusal[]>;
  /** Takes the run out of the queue, except for lines that still come. */
  remove(): Promise<void>;
  close(): void;
};

/** @param who names the run, and this command among all that ever coordinated it. */
export async function openRunDesk(
  connection: Connection,
  who: { token: string; coordinator: string },
): Promise<RunDesk> {
  const { redis } = connection;
  const { token, coordinator } = who;
  const keys = runKeys(token);
  const queue = await openQueue(connection, token);
  // What blocks holds its connection.
  const reader = connection.another();
  return {
    async begin(run, settled) {
      const { told, lines, tries, state, refusals, workers, lacking } = keys;
      const own = [told, lines, tries, state, refusals, workers, lacking];
      const words = [token, JSON.stringify(run), coordinator, COORDINATOR_MS, ...settled];
      return (await beginSession(redis, [...own, RUNS, COORDINATORS], words)) === 1;
    },
    read: () => readLines(reader, keys),
    async forget(ids) {
      if (ids.length > 0) await redis.xdel(keys.lines, ...ids);
    },
    async put(videos) {
      const jobs = Array.from(videos, ([video, trials]) => ({
        name: 'video',
        data: { trials } satisfies VideoJob,
        opts: {
          jobId: video,
          attempts: TRIES,
          backoff: BACKOFF,
          removeOnComplete: true,
          removeOnFail: true,
        },
      }));
      for (let first = 0; first < jobs.length; first += 500)
        await queue.addBulk(jobs.slice(first, first + 500));
    },
    async missing(videos) {
      const pipeline = redis.pipeline();
      for (const video of videos) pipeline.exists(queue.toKey(video));
      const found = (await pipeline.exec()) ?? [];
      return videos.filter((_, index) => found[index]?.[1] === 0);
    },
    async beat() {
      const [there, by, nowMs] = (await coordinatorBeat(
        redis,
        [RUNS, keys.state, COORDINATORS],
        [token, coordinator, COORDINATOR_MS],
      )) as [number, string, string];
      return { there: there === 1, ours: by === '' || by === coordinator, nowMs: Number(nowMs) };
    },
    async setState(state) {
      await redis.hset(keys.state, 'state', state);
    },
    async workers(nowMs) {
      const all = Object.values(await redis.hgetall(keys.workers));
      return all.flatMap((text) => {
        const { success, data } = presenceSchema.safeParse(JSON.parse(text));
        return success && data.untilMs > nowMs ? [data] : [];
      });
    },
    async refusals() {
      const all = Object.values(await redis.hgetall(keys.refusals));
      return all.flatMap((text) => {
        const { success, data } = refusalSchema.safeParse(JSON.parse(text));
        return success ? [data] : [];
      });
    },
    async remove() {
      await redis.hdel(RUNS, token);
      await queue.obliterate({ force: true });
      await redis.del(queue.toKey('meta'), queue.toKey('events'));
      const { lines, ...rest } = keys;
      await redis.del(...Object.values(rest));
      if ((await redis.xlen(lines)) === 0) await redis.del(lines);
    },
    close() {
      // Of its own it has nothing that must be waited for; a server that is away would be waited for.
      queue.close().catch(() => {});
      reader.disconnect();
    },
  };
}

/** The videos of one run, as BullMQ keeps them. */
export async function openQueue(connection: Connection, token: string): Promise<Queue<VideoJob>> {
  const bullmq = await import('bullmq');
  const queue = new bullmq.Queue<VideoJob>(token, {
    connection: connection.redis,
    prefix: JOBS_PREFIX,
    skipMetasUpdate: true,
  });
  // A lost connection is made again; commands wait for it.
  queue.on('error', () => {});
  return queue;
}

async function readLines(reader: Redis, { lines }: RunKeys): Promise<StoredEntry[]> {
  const count = ['COUNT', READ_AT_ONCE] as const;
  const answer = await reader.xreadBuffer(...count, 'BLOCK', BLOCK_MS, 'STREAMS', lines, '0');
  return (answer?.[0]?.[1] ?? []).map(([id, [field, value]]) => ({
    id: id.toString(),
    field: String(field),
    value: value ?? Buffer.alloc(0),
  }));
}
