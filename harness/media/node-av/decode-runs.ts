import type { DecodeJob, Picture } from '../backend.ts';
import { gather } from '../gather.ts';
import { PictureMaker, type MadePicture } from './picture-maker.ts';
import { errorsLogged, forgetErrors } from './reason.ts';
import { StreamDecoder } from './stream-decoder.ts';

/** Decodes every wanted frame of a clip. `threads`: of the decoder. */
export async function decodeRuns(job: DecodeJob, threads: number): Promise<Picture[]> {
  const decoder = await StreamDecoder.open(job, threads);
  const maker = new PictureMaker(job.renditions);
  try {
    const made = await gather(job, async (attempt) => {
      await forgetErrors();
      const pictures: MadePicture[] = [];
      const end = await decoder.decode(attempt, async ({ index }, frame) => {
        pictures.push(await maker.make(index, frame));
      });
      // With several threads a frame can come out before it is marked as damaged. The log is sure:
      // after any complaint, one thread has to decide.
      const doubtful = attempt.quick && (await errorsLogged());
      return { pictures: doubtful ? [] : pictures, ...end };
    });
    return await Promise.all(made.map(({ picture }) => picture));
  } finally {
    maker.close();
    decoder.close();
  }
}
