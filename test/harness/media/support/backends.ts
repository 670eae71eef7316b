import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';
import { openMedia, type Media, type MediaOptions } from '../../../../harness/media/media.ts';
import { onTestFinished } from 'vitest';

const BACKENDS = ['node-av', 'ffmpeg'] as const;

export const ffmpegIsThere = spawnSync('ffmpeg', ['-version']).status === 0;

/** The same tests over every decoder; one that is not installed is skipped with a line that says so. */
export function describeEachBackend(
  name: string,
  tests: (backend: (typeof BACKENDS)[number]) => void,
): void {
  for (const backend of BACKENDS) {
    if (backend === 'ffmpeg' && !ffmpegIsThere) {
      describe.skip(`${name}, ffmpeg: skipped, the program is not installed`, () => tests(backend));
    } else {
      describe(`${name}, ${backend}`, () => tests(backend));
    }
  }
}

/** Closed when the test is over. */
export async function openTestMedia(options: MediaOptions = {}): Promise<Media> {
  const media = await openMedia(options);
  onTestFinished(() => media.close());
  return media;
}
