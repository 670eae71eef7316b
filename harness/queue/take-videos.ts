import type { Job, Worker } from 'bullmq';
import { SightlineError } from '../errors.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import { videoJobSchema, type VideoJob } from '../schema/queue-run.ts';
import type { Connection } from './connection.ts';
import { JOBS_PREFIX } from './keys.ts';
import { videosOf } from './videos.ts';
import { workOn, type Workplace } from './video-work.ts';

/** Takes the videos of one run out of the queue, as long as it is not closed. */
export type VideoTaker = {
  /** Videos that are with this worker. */
  count(): number;
  /** Whether it takes further ones. */
  goOn(wanted: boolean): Promise<void>;
  /** Resolves when those that are under way are done or handed back. */
  close(): Promise<void>;
};

type Taking = {
  connection: Connection;
  /** Requests in flight at most. */
  most: number;
  /** Aborted: none is taken any more, and what is under way is finished. */
  drain: AbortSignal;
  onVideo: () => void;
  /** What would end a run on one machine: drains. */
  onBroken: (error: SightlineError) => void;
};

/** Videos of short runs are many, so that requests do not wait for the next one. */
const MOST_VIDEOS = 24;
const LACKING_AGAIN_MS = 1000;
/** How soon a new video in an empty queue is seen, at the latest. */
const POLL_SECONDS = 1;

export async function takeVideos(
  place: Workplace,
  { connection, most, drain, onVideo, onBroken }: Taking,
): Promise<VideoTaker> {
  const { token, keys, plan, leaseMs } = place;
  const { DelayedError, Worker: BullWorker, WaitingError } = await import('bullmq');
  /** Aborted where a video is this worker's no longer. */
  const at = new Map<string, AbortController>();

  const work = async (job: Job<VideoJob>, lock = ''): Promise<void> => {
    const video = job.id ?? '';
    const { trials } = videoJobSchema.parse(job.data);
    const own = new AbortController();
    at.set(video, own);
    const fence = {
      lock: `${JOBS_PREFIX}:${token}:${video}:lock`,
      value: lock,
      state: keys.state,
    };
    try {
      const until = AbortSignal.any([drain, own.signal]);
      const how = await workOn({ video, trials, fence, drain: until }, place);
      if (how === 'done') onVideo();
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
      onBroken(error);
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

  const bull: Worker<VideoJob> = new BullWorker<VideoJob>(token, work, {
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
  drain.addEventListener('abort', () => void bull.pause(true), { once: true });
  return {
    count: () => at.size,
    async goOn(wanted) {
      if (drain.aborted || wanted !== bull.isPaused()) return;
      if (wanted) await bull.resume();
      else await bull.pause(true);
    },
    close: () => bull.close(),
  };
}

/** As many as keep the endpoint busy while the next one is decoded; what is held is not with others. */
function videosAtOnce({ trials }: RunPlan, most: number): number {
  const each = trials.length / Math.max(1, videosOf(trials).size);
  return Math.min(MOST_VIDEOS, Math.ceil(most / Math.max(1, each)) + 1);
}
