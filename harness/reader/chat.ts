import { z } from 'zod';
import { HttpError, badRequest } from './http-error.ts';

/** The one model that is served. */
export const MODEL = 'sightline-reader';

const part = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('text'), text: z.string() }),
  z.looseObject({ type: z.literal('image_url'), image_url: z.looseObject({ url: z.string() }) }),
]);

const message = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant']),
  content: z.union([z.string(), z.array(part)], {
    error: 'content is a text, or parts of type text and image_url: this model takes no video',
  }),
});

const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(message).min(1),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  stream: z.boolean().nullish(),
});

/** What the reader needs of a chat completion request. */
export type ChatRequest = {
  /** System messages and the last user message, in that order. */
  text: string;
  /** Encoded pictures of the last user message, in order. */
  images: Uint8Array[];
  /** The last user message in its order; a picture by its place among `images`. */
  parts: ({ text: string } | { image: number })[];
  maxTokens: number;
  stream: boolean;
};

/** Throws `HttpError` 400 for what is no request, 404 for another model. */
export function readChatRequest(body: string): ChatRequest {
  const parsed = requestSchema.safeParse(parseJson(body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badRequest(issue?.message ?? 'invalid request', issue?.path.join('.') ?? null);
  }
  const { model, messages, max_tokens, max_completion_tokens, stream } = parsed.data;
  if (model !== MODEL) {
    throw new HttpError(
      404,
      `The model \`${model}\` does not exist; this server has \`${MODEL}\`.`,
      {
        param: 'model',
        code: 'model_not_found',
      },
    );
  }
  const user = messages.findLast((one) => one.role === 'user');
  if (user === undefined) throw badRequest('no message of the user', 'messages');
  const system = messages.filter((one) => one.role === 'system' || one.role === 'developer');
  return {
    text: [...system, user].map((one) => textOf(one.content)).join('\n'),
    images: imagesOf(user.content),
    parts: partsOf(user.content),
    maxTokens: max_completion_tokens ?? max_tokens ?? Infinity,
    stream: stream ?? false,
  };
}

type Content = z.infer<typeof message>['content'];

function textOf(content: Content): string {
  if (typeof content === 'string') return content;
  return content.flatMap((one) => (one.type === 'text' ? [one.text] : [])).join('\n');
}

function partsOf(content: Content): ChatRequest['parts'] {
  if (typeof content === 'string') return [{ text: content }];
  let image = 0;
  return content.map((one) => (one.type === 'text' ? { text: one.text } : { image: image++ }));
}

const DATA_URL = /^data:image\/(?:jpeg|png|webp);base64,([A-Za-z0-9+/]+=*)$/;

function imagesOf(content: Content): Uint8Array[] {
  if (typeof content === 'string') return [];
  return content.flatMap((one) => {
    if (one.type !== 'image_url') return [];
    const [, data] = DATA_URL.exec(one.image_url.url) ?? [];
    if (data === undefined) {
      throw badRequest('an image must be a data URL with base64 (JPEG, PNG or WebP)', 'image_url');
    }
    return [Buffer.from(data, 'base64')];
  });
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw badRequest('the body is not JSON', null);
  }
}
