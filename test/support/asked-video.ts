import { join } from 'node:path';
import type { GenerationRequest } from '../../harness/schema/generated-video.ts';
import type { PollClock } from '../../harness/endpoints/generation/poll.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The beginning of an MP4 file, and enough bytes behind it to be cut. */
export const CLIP = Buffer.concat([
  Buffer.from('\0\0\0\x18ftypisom', 'latin1'),
  Buffer.alloc(100_000, 7),
]);

/** A request for a video in a folder of its own, and what was kept of its work. */
export async function videoRequest(
  more: Partial<GenerationRequest> = {},
): Promise<{ request: GenerationRequest; kept: (string | null)[]; folder: string }> {
  const folder = await temporaryFolder();
  const kept: (string | null)[] = [];
  const request: GenerationRequest = {
    trial: 'task/1/full',
    item: 'task/1',
    repeat: 0,
    prompt: 'A ball rolls uphill.',
    name: 'task/1',
    target: join(folder, 'videos', 'task', '1.mp4'),
    job: null,
    keepJob: (job) => {
      kept.push(job);
      return Promise.resolve();
    },
    settings: {},
    fields: {},
    ...more,
  };
  return { request, kept, folder };
}

/** Time that jumps over every wait. */
export function jumpingClock(): PollClock & { waits: number[] } {
  let nowMs = 0;
  const waits: number[] = [];
  return {
    waits,
    nowMs: () => nowMs,
    wait: (delayMs) => {
      waits.push(delayMs);
      nowMs += delayMs;
      return Promise.resolve();
    },
  };
}
