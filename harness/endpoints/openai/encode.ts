import type OpenAI from 'openai';
import type { Request } from '../../schema/endpoint.ts';
import type { Part } from '../../schema/prompt.ts';
import { base64 } from '../http/base64.ts';
import { furtherFields } from '../http/further-fields.ts';
import { type Dialect, FIRST_DIALECT } from './dialect.ts';

type VideoPart = { type: 'video_url'; video_url: { url: string } };

/** A trial as the body of `POST /chat/completions`, with the further fields of protocol and settings. */
export type Body = {
  model: string;
  messages: {
    role: 'system' | 'user';
    content: string | (OpenAI.ChatCompletionContentPart | VideoPart)[];
  }[];
  [field: string]: unknown;
};

/** What is known of the server. */
export type Encoding = { dialect?: Dialect; videoBaseUrl?: string | undefined };

/** They decide what is asked and how the answer is read, so that no setting may replace them. */
const RESERVED = ['model', 'messages', 'stream', 'stream_options', 'n'];

/** @throws `USAGE` when a further field would replace one that is set already. */
export function encode(
  model: string,
  request: Pick<Request, 'system' | 'parts' | 'settings' | 'fields'>,
  how: Encoding = {},
): Body {
  const { dialect = FIRST_DIALECT, videoBaseUrl } = how;
  // OpenAI has it beside each picture; as a field of the body it would be refused.
  const { detail, ...fields } = request.fields;
  const { temperature, topP, maxTokens, seed, reasoningEffort } = request.settings;
  const body: Body = {
    model,
    messages: [
      ...(request.system === undefined
        ? []
        : [{ role: 'system' as const, content: request.system }]),
      {
        role: 'user',
        content: request.parts.map((part) => contentPart(part, { detail, videoBaseUrl })),
      },
    ],
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(maxTokens === undefined ? {} : { [dialect.tokenLimit]: maxTokens }),
    ...(seed === undefined ? {} : { seed }),
    ...(reasoningEffort === undefined ? {} : { reasoning_effort: reasoningEffort }),
    ...(dialect.stream === 'none' ? {} : { stream: true }),
    ...(dialect.stream === 'with-usage' ? { stream_options: { include_usage: true } } : {}),
  };
  return { ...body, ...furtherFields({ ...request, fields }, [...RESERVED, ...Object.keys(body)]) };
}

function contentPart(
  part: Part,
  { detail, videoBaseUrl }: { detail: unknown; videoBaseUrl: string | undefined },
): OpenAI.ChatCompletionContentPart | VideoPart {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'image': {
      const level = typeof detail === 'string' ? { detail: detail as 'auto' } : {};
      return { type: 'image_url', image_url: { url: dataUrl(part), ...level } };
    }
    case 'video': {
      const byName = part.sampling === 'server' && videoBaseUrl !== undefined;
      const url = byName ? fileUrl(videoBaseUrl, part.file) : dataUrl(part);
      return { type: 'video_url', video_url: { url } };
    }
  }
}

function dataUrl({ mime, data }: { mime: string; data: Uint8Array }): string {
  return `data:${mime};base64,${base64(data)}`;
}

function fileUrl(base: string, file: string): string {
  return `${base.replace(/\/+$/, '')}/${file.split('/').map(encodeURIComponent).join('/')}`;
}
