import type { DecodeJob } from '../backend.ts';
import { scaledSize } from '../jpeg.ts';
import type { Run } from '../runs.ts';
import type { KeyFrame } from '../timeline.ts';
import { inputArguments } from './list-packets.ts';

/** One call of the program: part of a run, and the key frame to seek to. */
export type Call = { run: Run; from: KeyFrame; threads: number };

/**
 * The frames that a call gives, in order. After a seek the key frame is asked for too: that it comes
 * out proves that the seek did not land behind it.
 */
export function expectedFrames({ run, from }: Call): { pts: number; index: number | null }[] {
  const wanted = run.wanted.map(({ pts, index }) => ({ pts, index }));
  if (from.first || wanted[0]?.pts === from.pts) return wanted;
  return [{ pts: from.pts, index: null }, ...wanted];
}

/**
 * Writes a line with time and SHA-256 of the planes for each frame to stdout, and its scaled RGB
 * pixels to file descriptor 3.
 */
export function decodeArguments(job: DecodeJob, call: Call): string[] {
  const expected = expectedFrames(call);
  // By timestamp, never by count after a seek: `-ss` lands where the container's index says.
  const picked = expected.map(({ pts, index }) =>
    job.order === 'timed' ? `eq(pts,${pts})` : `eq(n,${index ?? 0})`,
  );
  const { width, height } = scaledSize(job.stream, job.longSide);
  const flags = 'bicubic+accurate_rnd+full_chroma_int+bitexact';
  const filters = [
    `[0:${job.stream.index}]select='${picked.join('+')}',split[planes][frame]`,
    `[frame]scale=${width}:${height}:flags=${flags},format=rgb24[rgb]`,
  ];
  const output = ['-frames:v', String(expected.length), '-fps_mode', 'passthrough'];
  return [
    ...['-hide_banner', '-nostdin', '-v', 'warning'],
    ...['-threads', String(call.threads), '-noautorotate', ...seekArguments(job, call.from)],
    ...['-copyts', ...inputArguments(job.path), '-filter_complex', filters.join(';')],
    // `-1`: times in the ticks of the stream, as in the packet list.
    ...['-map', '[planes]', ...output, '-enc_time_base', '-1'],
    ...['-f', 'framehash', '-hash', 'sha256', 'pipe:1'],
    ...['-map', '[rgb]', ...output, '-f', 'rawvideo', 'pipe:3'],
  ];
}

function seekArguments({ stream }: DecodeJob, from: KeyFrame): string[] {
  if (from.first) return [];
  const { num, den } = stream.timeBase;
  // Rounded up to the program's microseconds: a hair before the key frame is the group before it.
  const seconds = (Math.ceil((from.pts * num * 1e6) / den) + 1) / 1e6;
  return ['-seek_timestamp', '1', '-noaccurate_seek', '-ss', seconds.toFixed(6)];
}
