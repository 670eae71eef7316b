import type { DecodeJob, Picture } from '../backend.ts';
import { gather, type Attempt, type Outcome } from '../gather.ts';
import { scaledSize } from '../jpeg.ts';
import { render } from '../render.ts';
import { decodeArguments, expectedFrames, longSides } from './decode-arguments.ts';
import { complaint, runProgram, type Program, type ProgramResult } from './program.ts';

/** Decodes every wanted frame of a clip, one call of the program an attempt. */
export async function decodeRuns(
  ffmpeg: Program,
  job: DecodeJob,
  threads: number,
): Promise<Picture[]> {
  return gather(job, async (attempt) => {
    // More threads read further ahead, into errors that are not these frames'.
    const args = decodeArguments(job, attempt, attempt.quick ? threads : 1);
    return outcome(job, attempt, await runProgram(ffmpeg, args, longSides(job).length));
  });
}

/** What the program says when it had to make something up, from 5.1 to 8. */
const DECODE_ERROR =
  /corrupt decoded frame|error while decoding|decoding error|error submitting packet|concealing/i;

/** All of the frames or none: the program does not say which of them an error has spoilt. */
async function outcome(
  job: DecodeJob,
  attempt: Attempt,
  { exitCode, stdout, stderr, data }: ProgramResult,
): Promise<Outcome<Picture>> {
  const expected = expectedFrames(attempt);
  const rows = parseHashes(stdout);
  const anchored = attempt.from.first || rows[0]?.pts === attempt.from.pts;
  if (exitCode !== 0 || DECODE_ERROR.test(stderr)) {
    return { pictures: [], anchored, error: complaint(stderr) };
  }
  const sizes = longSides(job).map((longSide, output) => {
    const size = scaledSize(job.stream, longSide);
    return { longSide, size, bytes: size.width * size.height * 3, rgb: data[output] };
  });
  const whole = sizes.every(({ bytes, rgb }) => rgb?.length === expected.length * bytes);
  const matches = expected.every(({ pts }, i) => job.order === 'counted' || rows[i]?.pts === pts);
  if (rows.length !== expected.length || !matches || !whole) {
    return { pictures: [], anchored, error: null };
  }
  const pictures = expected.flatMap(({ index }, i) => {
    const planeHash = rows[i]?.hash;
    if (index === null || planeHash === undefined) return [];
    return [{ index, planeHash, place: i }];
  });
  const encoded = pictures.map(async ({ index, planeHash, place }) => {
    const rendered = job.renditions.map(async ({ longSide, form, indices }) => {
      const scaled = sizes.find((one) => one.longSide === longSide);
      if (scaled?.rgb === undefined || !indices.includes(index)) return null;
      const { size, bytes, rgb } = scaled;
      return render(rgb.subarray(place * bytes, (place + 1) * bytes), size, form);
    });
    return { index, planeHash, renditions: await Promise.all(rendered) };
  });
  return { pictures: await Promise.all(encoded), anchored, error: null };
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
