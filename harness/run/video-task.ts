import { access, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EndpointError, MediaError } from '../errors.ts';
import type { Media } from '../media/media.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { Trial } from '../plan/trials.ts';
import type { Endpoint, Reply } from '../schema/endpoint.ts';
import type { GeneratedVideo } from '../schema/generated-video.ts';
import type { JobLine } from '../schema/generation-files.ts';
import { GIVEN_UP } from './attempt.ts';
import { checkVideo } from './check-video.ts';
import { generationRequest } from './generation-request.ts';
import type { VideoJobs } from './video-jobs.ts';
import { keepVideoManifest } from './video-manifest.ts';
import { repeatName, videoNameOf } from './video-names.ts';
import type { VideoTill } from './video-till.ts';

export type Generating = {
  plan: Pick<
    RunPlan,
    'trials' | 'items' | 'benchmark' | 'protocol' | 'settings' | 'root' | 'endpoint' | 'adapter'
  >;
  /** The run folder. */
  folder: string;
  endpoint: Endpoint;
  media: Pick<Media, 'probe' | 'decode'>;
  jobs: VideoJobs;
  till: VideoTill;
  now: () => Date;
};

type Made = NonNullable<JobLine['made']>;

type Task = { trial: Trial; file: string; digest: string; signal: AbortSignal };

/**
 * One video, from the first request to the file in its place. Each step is on disk before the next: the
 * work that was begun, that it is done, what the video is, and last its name, so that a run that is
 * killed goes on where it was.
 */
export class VideoTask {
  readonly #task: Task;
  readonly #context: Generating;
  readonly #part: string;

  constructor(task: Task, context: Generating) {
    this.#task = task;
    this.#context = context;
    // Programs look at the ending to know what to write.
    this.#part = task.file.replace(/\.mp4$/, '.part.mp4');
  }

  async carryOut(): Promise<Reply> {
    const { file, digest, trial, signal } = this.#task;
    const { folder, media, plan, now } = this.#context;
    const askedAt = now();
    const before = this.#context.jobs.of(trial.id);
    const whole = before?.made !== undefined && (await exists(join(folder, this.#part)));
    const made = whole ? (before.made ?? null) : await this.#make(before?.job ?? null);
    if (made === null) return { text: '', finish: 'refusal' };
    const checked = await checkVideo({ root: folder, file: this.#part }, media, signal).catch(
      async (error: unknown) => {
        // What was paid for is got once more; if that does not help, it is made again.
        const gotAgain = !whole && (before?.job ?? null) !== null;
        if (error instanceof MediaError && error.code.startsWith('VIDEO_'))
          await this.#keep({ job: gotAgain ? null : (made.job ?? null) });
        throw error;
      },
    );
    const { model, billedSeconds, ...from } = made;
    const video: GeneratedVideo = { file, ...checked, ...from };
    await keepVideoManifest(folder, {
      schemaVersion: 1,
      trial: trial.id,
      item: trial.item.id,
      repeat: trial.repeat,
      video,
      digest,
      endpoint: plan.adapter.id,
      model: plan.endpoint.model,
      ...(model === undefined ? {} : { reportedModel: model }),
      settings: plan.settings,
      ...(billedSeconds === undefined ? {} : { billedSeconds }),
      askedAt: askedAt.toISOString(),
      madeAt: now().toISOString(),
    });
    await rename(join(folder, this.#part), join(folder, file));
    return replyOf(video, model);
  }

  /** Null: the provider's filter. */
  async #make(job: string | null): Promise<Made | null> {
    const { trial, signal } = this.#task;
    const { endpoint, folder, plan, till } = this.#context;
    const target = join(folder, this.#part);
    const request = await generationRequest(trial, plan, {
      target,
      name: repeatName(videoNameOf(plan.benchmark)(trial.item), trial.repeat),
    });
    // What is about to be written is not what an earlier session has called whole.
    if (this.#context.jobs.of(trial.id)?.made !== undefined) await this.#keep({ job });
    const purchase = job === null ? till.reserve() : null;
    if (job === null && purchase === null) throw GIVEN_UP;
    let begun = job;
    try {
      await mkdir(dirname(target), { recursive: true });
      await rm(target, { force: true });
      const made = await endpoint.generate?.(
        {
          ...request,
          job,
          keepJob: async (name) => {
            if (name !== null) begun = name;
            await this.#keep({ job: name });
          },
        },
        signal,
      );
      if (made === undefined) throw new Error('the endpoint makes no videos');
      if (!made.made) {
        if (begun !== null) await this.#keep({ job: null });
        purchase?.settle(begun === null ? 'nothing' : undefined);
        return null;
      }
      const { made: _, ...facts } = made;
      const named: Made = begun === null ? facts : { job: begun, ...facts };
      await this.#keep({ job: begun, made: named });
      purchase?.settle(facts.billedSeconds);
      return named;
    } catch (error) {
      // What was perhaps begun stays set aside: a limit is never passed because an answer got lost.
      if (begun === null && !perhapsBegun(error)) purchase?.settle('nothing');
      throw error;
    }
  }

  #keep(line: Pick<JobLine, 'job' | 'made'>): Promise<void> {
    const { jobs, now } = this.#context;
    return jobs.keep({ trial: this.#task.trial.id, at: now().toISOString(), ...line });
  }
}

/** An answer that got lost, and is not to be asked for again: nobody knows what stands behind it. */
function perhapsBegun(error: unknown): boolean {
  if (!(error instanceof EndpointError) || error.retryable) return false;
  return error.code === 'ENDPOINT_BROKEN' || error.code === 'ENDPOINT_BUSY';
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** What the journal says of a video that is in its place. */
export function replyOf(video: GeneratedVideo, model: string | undefined): Reply {
  return { text: video.file, finish: 'stop', video, ...(model === undefined ? {} : { model }) };
}
