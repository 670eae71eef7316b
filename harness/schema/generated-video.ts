import { z } from 'zod';

/** Whether an input of the item went to the generator; absent: the item has none of the kind. */
const input = z.enum(['passed', 'not-taken']).optional();

/** What a generator made of an item, and from what. Stands in the journal and in a file beside the video. */
export const generatedVideoSchema = z.strictObject({
  /** Below the run folder, with forward slashes. */
  file: z.string(),
  bytes: z.int().positive(),
  sha256: z.string(),
  inputs: z.strictObject({ image: input, video: input }),
  /** What stood in for an input that the item has not, e.g. a grey picture that was held still. */
  note: z.string().optional(),
  /** The provider's name for the work, where it has one. */
  job: z.string().optional(),
  /** Of the video stream, as it was decoded. */
  stream: z.strictObject({
    codec: z.string(),
    width: z.int().positive(),
    height: z.int().positive(),
    frames: z.int().positive(),
    seconds: z.number().nonnegative(),
  }),
});
export type GeneratedVideo = z.infer<typeof generatedVideoSchema>;

/** What a generator is asked for. */
export type GenerationRequest = {
  trial: string;
  /** Its id. */
  item: string;
  /** The first time is 0. */
  repeat: number;
  prompt: string;
  /** Absolute paths of files below the data folder, where the item has them. */
  image?: string;
  video?: string;
  /** Where a folder of generated videos has this one: `<task>/<index>`, without an ending. */
  name: string;
  /** Absolute: the file to write. Whatever stands there is replaced. */
  target: string;
  /** The work that an earlier session has begun and paid for; it is waited for, not begun again. */
  job: string | null;
  /**
   * Called before anything else happens once work has begun: it is on disk when this ends. With null, the
   * work has ended without a video: it is not waited for again, and what asks next begins anew.
   */
  keepJob(job: string | null): Promise<void>;
  settings: { seconds?: number; size?: string };
  fields: Record<string, unknown>;
};

/** What came of it. The file at `target` is whole where `made` is true. */
export type Generation =
  | ({ made: true } & Pick<GeneratedVideo, 'inputs' | 'job' | 'note'> & {
        /** As the server reports it. */
        model?: string;
        /** Seconds of video that were paid for, where they are known. */
        billedSeconds?: number;
      })
  /** The provider's filter: the outcome is `refused`, and it is not asked again. */
  | { made: false; refusal: string };
