import { z } from 'zod';
import { EndpointError } from '../../errors.ts';
import {
  generatedVideoSchema,
  type Generation,
  type GenerationRequest,
} from '../../schema/generated-video.ts';
import { type Conversation, LATER } from './conversation.ts';
import { json, noReply, readFailure } from './wire.ts';

/**
 * One video as a line of JSON:
 * `{id, type: "generate", prompt, image?, video?, target, seconds?, size?, job?, fields}`. `image`, `video`
 * and `target` are absolute paths; `job` is what the program called the work in an earlier session.
 */
export function generateLine(id: string, request: GenerationRequest): string {
  const { prompt, image, video, target, settings, job, fields } = request;
  const { seconds, size } = settings;
  return JSON.stringify({
    id,
    type: 'generate',
    prompt,
    image,
    video,
    target,
    seconds,
    size,
    job: job ?? undefined,
    fields,
  });
}

const doneSchema = z.looseObject({
  done: z.literal(true),
  inputs: generatedVideoSchema.shape.inputs.default({}),
  note: z.string().optional(),
  model: z.string().optional(),
  billedSeconds: z.number().nonnegative().optional(),
});
const refusalSchema = z.looseObject({ refusal: z.string() });
const jobSchema = z.looseObject({ job: z.string().nullable() });

/** What a program says of a video: the end of it, or that work has begun. */
export type SaidOfVideo = Generation | EndpointError | { job: string | null };

/**
 * `{id, done: true, inputs?, note?, model?, billedSeconds?}` once the file at `target` is whole;
 * `{id, refusal}` of a filter; `{id, error, retryable?}`; and before any of them, as often as there is
 * something to say, `{id, job}` with the name of work that is paid for (null: it has ended without a
 * video). Anything else is broken.
 */
export function readVideoLine(line: string): SaidOfVideo {
  const failed = readFailure(line);
  if (failed !== null) return failed;
  const value = json(line);
  const done = doneSchema.safeParse(value).data;
  if (done !== undefined) {
    const { inputs, note, model, billedSeconds } = done;
    return {
      made: true,
      inputs,
      ...(note === undefined ? {} : { note }),
      ...(model === undefined ? {} : { model }),
      ...(billedSeconds === undefined ? {} : { billedSeconds }),
    };
  }
  const refused = refusalSchema.safeParse(value).data;
  if (refused !== undefined) return { made: false, refusal: refused.refusal };
  const begun = jobSchema.safeParse(value).data;
  if (begun !== undefined) return { job: begun.job };
  return noReply(line, '"done": true');
}

/** Asks a program for a video; what it names as work under way is kept before its reply counts. */
export async function generate(
  { ask }: Pick<Conversation, 'ask'>,
  request: GenerationRequest,
  signal: AbortSignal,
): Promise<Generation> {
  let kept: Promise<void> = Promise.resolve();
  const read = (line: string) => {
    const said = readVideoLine(line);
    if (said instanceof EndpointError || 'made' in said) return said;
    kept = kept.then(() => request.keepJob(said.job));
    // Told when it is waited for.
    kept.catch(() => undefined);
    return LATER;
  };
  try {
    return await ask({ line: (id) => generateLine(id, request), read }, signal);
  } finally {
    await kept;
  }
}
