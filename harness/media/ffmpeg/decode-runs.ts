import type { DecodeJob, Picture } from '../backend.ts';
import { ClipFailure } from '../clip-failure.ts';
import { encodeJpeg, scaledSize } from '../jpeg.ts';
import { runOf, type Run } from '../runs.ts';
import { decodeArguments, expectedFrames, type Call } from './decode-arguments.ts';
import { complaint, runProgram } from './program.ts';

/** Decodes every wanted frame of a clip, one call of the program a run. */
export async function decodeRuns(
  ffmpeg: string,
  job: DecodeJob,
  threads: number,
): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const run of job.runs) {
    const whole = await decode(ffmpeg, job, { run, from: run.key, threads });
    pictures.push(...(whole.ok ? whole.pictures : await decodeEach(ffmpeg, job, run)));
  }
  return pictures;
}

/** Frame by frame, from ever earlier key frames, so that only a frame that is truly damaged fails. */
async function decodeEach(ffmpeg: string, job: DecodeJob, run: Run): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const frame of run.wanted) {
    let outcome: Outcome | null = null;
    for (const from of [run.key, ...run.earlier]) {
      // More threads read further ahead, into errors that are not this frame's.
      outcome = await decode(ffmpeg, job, { run: runOf(run, frame), from, threads: 1 });
      if (outcome.ok) break;
    }
    if (outcome?.ok !== true) {
      const at = `frame ${frame.index} (at ${frame.atSeconds.toFixed(3)} s)`;
      const why = outcome?.reason ?? '';
      throw new ClipFailure('CLIP_UNDECODABLE', `${at} cannot be decoded: ${why}`);
    }
    pictures.push(...outcome.pictures);
  }
  return pictures;
}

type Outcome = { ok: true; pictures: Picture[] } | { ok: false; reason: string };

/** What the program says when it had to make something up, from 5.1 to 8. */
const DECODE_ERROR =
  /corrupt decoded frame|error while decoding|decoding error|error submitting packet|concealing/i;

async function decode(ffmpeg: string, job: DecodeJob, call: Call): Promise<Outcome> {
  const { exitCode, stdout, stderr, data } = await runProgram(ffmpeg, decodeArguments(job, call));
  const error = stderr.split('\n').find((line) => DECODE_ERROR.test(line));
  if (error !== undefined) return { ok: false, reason: complaint(stderr) };
  const rows = parseHashes(stdout);
  const expected = expectedFrames(call);
  const size = scaledSize(job.stream, job.longSide);
  const bytes = size.width * size.height * 3;
  const matches = expected.every(({ pts }, i) => job.order === 'counted' || rows[i]?.pts === pts);
  if (rows.length !== expected.length || !matches || data.length !== expected.length * bytes) {
    const said = exitCode === 0 ? 'the decoder gives no picture for its packet' : complaint(stderr);
    return { ok: false, reason: said };
  }
  const pictures = expected.flatMap(({ index }, i) => {
    const planeHash = rows[i]?.hash;
    if (index === null || planeHash === undefined) return [];
    const rgb = data.subarray(i * bytes, (i + 1) * bytes);
    return [{ index, planeHash, rgb }];
  });
  return {
    ok: true,
    pictures: await Promise.all(
      pictures.map(async ({ index, planeHash, rgb }) => ({
        index,
        planeHash,
        jpeg: await encodeJpeg(rgb, size, job.jpegQuality),
      })),
    ),
  };
}

/** Lines `stream, dts, pts, duration, size, hash` below a header of `#` lines. */
function parseHashes(text: string): { pts: number; hash: string }[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, , pts = '', , , hash = ''] = line.split(',').map((field) => field.trim());
      return { pts: Number(pts), hash };
    });
}
