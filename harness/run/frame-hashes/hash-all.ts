import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';
import type { Media } from '../../media/media.ts';
import { hashVideos, type HashedFile, type HashVideos } from '../hash-videos.ts';
import { interruptible } from '../interrupt.ts';
import { lockAt } from '../lock.ts';
import { videoProgress } from './video-progress.ts';

export type HashJob = Pick<
  HashVideos,
  'videos' | 'out' | 'framesPerSecond' | 'mirrored' | 'middles'
> & {
  /** For people. */
  title: string;
};

export type Hashing = {
  terminal: Terminal;
  media: Media;
  /** Videos decoded at once. */
  processes: number;
  resumeCommand: string;
};

/**
 * Hashes videos into a file that no other process may write to meanwhile, and says how far it is. The
 * first signal lets the videos in flight finish, the second one stops.
 *
 * @throws `INTERRUPTED` with the command that goes on; `HASHES_UNUSABLE` for a file that was made in another
 *   way; `RUN_MISMATCH` while another process works on it.
 */
export async function hashAll(
  { title, ...job }: HashJob,
  { terminal, media, processes, resumeCommand }: Hashing,
): Promise<HashedFile> {
  await mkdir(dirname(job.out), { recursive: true });
  const release = await lockAt(`${job.out}.lock`, job.out);
  const interrupt = interruptible(() =>
    terminal.note('finishing the videos in flight; once more to stop at once'),
  );
  const progress = videoProgress(title, terminal);
  let [done, total, failed] = [0, 0, 0];
  const line = () =>
    `${number(done)} of ${number(total)} videos hashed${failed === 0 ? '' : `, ${number(failed)} could not be`}`;
  try {
    const hashed = await hashVideos({
      ...job,
      media,
      processes,
      drain: interrupt.drain,
      abort: interrupt.abort,
      onStart(state) {
        done = state.done;
        total = state.total;
      },
      onVideo(row) {
        if ('failure' in row) failed += 1;
        else done += 1;
        progress.said(line());
      },
    });
    if (hashed.left === 0) return hashed;
  } finally {
    progress.end(line());
    interrupt.release();
    await release();
  }
  throw new SightlineError('INTERRUPTED', 'stopped; every hash so far is kept', {
    hint: `go on with: ${resumeCommand}`,
  });
}

function number(count: number): string {
  return count.toLocaleString('en');
}
