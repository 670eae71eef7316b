import type { GenerateVideosParameters } from '@google/genai';
import { z } from 'zod';
import { SightlineError } from '../../errors.ts';
import type { GenerationRequest } from '../../schema/generated-video.ts';
import type { InputFile } from '../generation/inputs.ts';
import { base64 } from '../http/base64.ts';

/** The sizes that the API makes, as it names them. */
const SIZES: Record<string, { aspectRatio: string; resolution: string }> = {
  '1280x720': { aspectRatio: '16:9', resolution: '720p' },
  '720x1280': { aspectRatio: '9:16', resolution: '720p' },
  '1920x1080': { aspectRatio: '16:9', resolution: '1080p' },
  '1080x1920': { aspectRatio: '9:16', resolution: '1080p' },
  '3840x2160': { aspectRatio: '16:9', resolution: '4k' },
  '2160x3840': { aspectRatio: '9:16', resolution: '4k' },
};

/** Further fields: those of `parameters` of the REST body that change what is made of a prompt. */
const furtherSchema = z.strictObject({
  seed: z.int().nonnegative().optional(),
  negativePrompt: z.string().optional(),
  personGeneration: z.string().optional(),
  enhancePrompt: z.boolean().optional(),
  generateAudio: z.boolean().optional(),
  compressionQuality: z.enum(['OPTIMIZED', 'LOSSLESS']).optional(),
  resizeMode: z.enum(['CROP', 'PAD']).optional(),
});

/** The file that is sent with the prompt: the API takes a picture or a video, never both. */
export type Source = { image: InputFile } | { video: InputFile } | null;

/**
 * One video of a prompt. A picture is its first frame; a video is carried on.
 *
 * @throws `USAGE` for a size that is never made, and for further fields that are not of their shape.
 */
export function encode(
  model: string,
  { prompt, settings, fields }: Pick<GenerationRequest, 'prompt' | 'settings' | 'fields'>,
  source: Source,
): GenerateVideosParameters {
  const further = furtherSchema.safeParse(fields);
  if (!further.success) {
    throw new SightlineError(
      'USAGE',
      `the further fields do not fit the veo adapter: ${z.prettifyError(further.error)}`,
      { hint: `known: ${Object.keys(furtherSchema.shape).join(', ')}` },
    );
  }
  const { seconds, size } = settings;
  const shape = size === undefined ? {} : SIZES[size];
  if (shape === undefined) {
    throw new SightlineError('USAGE', `Veo makes no videos of ${size}`, {
      hint: `known: ${Object.keys(SIZES).join(', ')}`,
    });
  }
  return {
    model,
    source: { prompt, ...encodedSource(source) },
    config: {
      numberOfVideos: 1,
      ...(seconds === undefined ? {} : { durationSeconds: seconds }),
      ...shape,
      ...(further.data as Record<string, never>),
    },
  };
}

function encodedSource(source: Source) {
  if (source === null) return {};
  if ('image' in source) {
    const { data, mime } = source.image;
    return { image: { imageBytes: base64(data), mimeType: mime } };
  }
  const { data, mime } = source.video;
  return { video: { videoBytes: base64(data), mimeType: mime } };
}
