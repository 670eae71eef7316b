import type { DecodeJob } from '../backend.ts';
import { scaledSize } from '../jpeg.ts';
import type { Attempt } from '../gather.ts';
import type { KeyFrame } from '../timeline.ts';
import { inputArguments } from './list-packets.ts';

/**
 * The frames that an attempt gives, in order. After a seek the key frame is asked for too: that it
 * comes out proves that the seek did not land behind it.
 */
export function expectedFrames({ wanted, from }: Attempt): { pts: number; index: number | null }[] {
  const frames = wanted.map(({ pts, index }) => ({ pts, index }));
  if (from.first || frames[0]?.pts === from.pts) return frames;
  return [{ pts: from.pts, index: null }, ...frames];
}

/** The distinct sizes that a job's frames are wanted in, by their longer side. */
export function longSides({ renditions }: Pick<DecodeJob, 'renditions'>): number[] {
  return [...new Set(renditions.map(({ longSide }) => longSide))];
}

/**
 * Writes a line with time and SHA-256 of the planes for each frame to stdout, and its scaled RGB
 * pixels to file descriptor 3, in the first of `longSides`; to 4 in the second, and so on.
 */
export function decodeArguments(job: DecodeJob, attempt: Attempt, threads: number): string[] {
  const expected = expectedFrames(attempt);
  // By timestamp, never by count after a seek: `-ss` lands where the container's index says.
  const picked = expected.map(({ pts, index }) =>
    job.order === 'timed' ? `eq(pts,${pts})` : `eq(n,${index ?? 0})`,
  );
  const sizes = longSides(job).map((longSide) => scaledSize(job.stream, longSide));
  const flags = 'bicubic+accurate_rnd+full_chroma_int+bitexact';
  const filters = [
    `[0:${job.stream.index}]select='${picked.join('+')}',split=${1 + sizes.length}[planes]${sizes.map((_, i) => `[frame${i}]`).join('')}`,
    ...sizes.map(
      ({ width, height }, i) =>
        `[frame${i}]scale=${width}:${height}:flags=${flags},format=rgb24[rgb${i}]`,
    ),
  ];
  const output = `-frames:v ${expected.length} -fps_mode passthrough`;
  return [
    // Without bit-exactness, MPEG-4 pictures differ by a rounding between versions and processors.
    words(`-hide_banner -nostdin -v warning -threads ${threads} -flags bitexact -noautorotate`),
    seekArguments(job, attempt.from),
    ['-copyts', ...inputArguments(job.path), '-filter_complex', filters.join(';')],
    // `-1`: times in the ticks of the stream, as in the packet list.
    words(`-map [planes] ${output} -enc_time_base -1 -f framehash -hash sha256 pipe:1`),
    ...sizes.map((_, i) => words(`-map [rgb${i}] ${output} -f rawvideo pipe:${3 + i}`)),
  ].flat();
}

function seekArguments({ stream }: DecodeJob, from: KeyFrame): string[] {
  if (from.first) return [];
  const { num, den } = stream.timeBase;
  // Rounded up to the program's microseconds: a hair before the key frame is the group before it.
  const seconds = (Math.ceil((from.pts * num * 1e6) / den) + 1) / 1e6;
  return ['-seek_timestamp', '1', '-noaccurate_seek', '-ss', seconds.toFixed(6)];
}

function words(line: string): string[] {
  return line.split(' ');
}
