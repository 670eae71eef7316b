import type { DecodeJob, Picture } from '../backend.ts';
import { ClipFailure } from '../clip-failure.ts';
import { runOf, type Run } from '../runs.ts';
import { PictureMaker } from './picture-maker.ts';
import { StreamDecoder, type Attempt } from './stream-decoder.ts';

/** Decodes every wanted frame of a clip. `threads`: of the decoder. */
export async function decodeRuns(job: DecodeJob, threads: number): Promise<Picture[]> {
  const decoder = await StreamDecoder.open(job, threads);
  const maker = new PictureMaker(job);
  try {
    const pictures: Promise<Picture>[] = [];
    for (const run of job.runs) pictures.push(...(await decodeRun(decoder, maker, run)));
    return await Promise.all(pictures);
  } finally {
    maker.close();
    decoder.close();
  }
}

/**
 * The frames of one run. When the quick way does not give them all, each is decoded alone and from
 * ever earlier key frames, so that only a frame that is truly damaged fails the clip.
 */
async function decodeRun(
  decoder: StreamDecoder,
  maker: PictureMaker,
  run: Run,
): Promise<Promise<Picture>[]> {
  const found = new Map<number, Promise<Picture>>();
  const attempt = (part: Attempt) =>
    decoder.decode(part, async ({ index }, frame) => {
      found.set(index, (await maker.make(index, frame)).picture);
    });
  await attempt({ run, from: run.key, skim: true });
  for (const frame of run.wanted) {
    let failure: string | null = null;
    for (const from of [run.key, ...run.earlier]) {
      if (found.has(frame.index)) break;
      failure = await attempt({ run: runOf(run, frame), from, skim: false });
    }
    if (!found.has(frame.index)) {
      const at = `frame ${frame.index} (at ${frame.atSeconds.toFixed(3)} s)`;
      throw new ClipFailure(
        'CLIP_UNDECODABLE',
        `${at} cannot be decoded: ${failure ?? 'the decoder gives no picture for its packet'}`,
      );
    }
  }
  return [...found.values()];
}
