import type { GenerateContentConfig, MediaResolution, Part as GooglePart } from '@google/genai';
import { z } from 'zod';
import { EndpointError, SightlineError } from '../../errors.ts';
import type { Request } from '../../schema/endpoint.ts';
import type { Part } from '../../schema/prompt.ts';
import { base64 } from '../http/base64.ts';
import { furtherFields } from '../http/further-fields.ts';

/** Further fields that change what is seen of a video, as the REST reference names them. */
const seenSchema = z.looseObject({
  videoMetadata: z
    .strictObject({
      fps: z.number().positive().optional(),
      startOffset: z.string().optional(),
      endOffset: z.string().optional(),
    })
    .optional(),
  mediaResolution: z.string().startsWith('MEDIA_RESOLUTION_').optional(),
});

/** A video that the Files API holds. */
export type Uploaded = { uri: string; mimeType: string };

export type Encoded = { parts: GooglePart[]; config: GenerateContentConfig };

const OWN_GENERATION_FIELDS = new Set([
  'temperature',
  'topP',
  'maxOutputTokens',
  'seed',
  'mediaResolution',
]);

/**
 * A trial for `generateContent`. Further fields are those of the REST body, e.g.
 * `{"generationConfig": {"thinkingConfig": {"thinkingBudget": 0}}}`; `videoMetadata` and
 * `mediaResolution` go where the API wants them.
 *
 * @throws `USAGE` for fields that are set already, or not of their shape.
 */
export function encode(request: Request, videos: ReadonlyMap<Part, Uploaded>): Encoded {
  const { temperature, topP, maxTokens, seed, reasoningEffort } = request.settings;
  const further = seenSchema.safeParse(
    furtherFields(request, ['model', 'contents', 'systemInstruction']),
  );
  if (!further.success) throw misshapen(z.prettifyError(further.error));
  const { videoMetadata, mediaResolution, ...extraBody } = further.data;
  const own = Object.keys(Object(extraBody['generationConfig']) as object).find((name) =>
    OWN_GENERATION_FIELDS.has(name),
  );
  if (own !== undefined) throw misshapen(`generationConfig.${own} is a setting of its own`);
  const metadata = videoMetadata === undefined ? {} : { videoMetadata: present(videoMetadata) };
  return {
    parts: request.parts.map((part) => {
      if (part.type === 'text') return { text: part.text };
      if (part.type === 'image') {
        return { inlineData: { mimeType: part.mime, data: base64(part.data) } };
      }
      const video = videos.get(part);
      if (video === undefined) throw resampled();
      return { fileData: { fileUri: video.uri, mimeType: video.mimeType }, ...metadata };
    }),
    config: {
      ...(request.system === undefined ? {} : { systemInstruction: request.system }),
      ...(temperature === undefined ? {} : { temperature }),
      ...(topP === undefined ? {} : { topP }),
      ...(maxTokens === undefined ? {} : { maxOutputTokens: maxTokens }),
      ...(seed === undefined ? {} : { seed }),
      ...(reasoningEffort === undefined
        ? {}
        : { thinkingConfig: { thinkingLevel: reasoningEffort.toUpperCase() as never } }),
      ...(mediaResolution === undefined
        ? {}
        : { mediaResolution: mediaResolution as MediaResolution }),
      ...(Object.keys(extraBody).length === 0 ? {} : { httpOptions: { extraBody } }),
    },
  };
}

/** Gemini samples every video itself, one frame a second unless told otherwise. */
export function resampled(): EndpointError {
  return new EndpointError(
    'UNSUPPORTED_PART',
    'Gemini would sample a packed clip anew, so that it sees other frames than the protocol says',
    { hint: 'choose a protocol with the frames or the video transport' },
  );
}

function present<T extends object>(value: T): { [K in keyof T]-?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as never;
}

function misshapen(why: string): SightlineError {
  return new SightlineError('USAGE', `the further fields do not fit the google adapter: ${why}`, {
    hint: 'see docs of generateContent; videoMetadata is {fps, startOffset, endOffset}',
  });
}
