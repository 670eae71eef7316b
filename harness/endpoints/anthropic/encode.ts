import type Anthropic from '@anthropic-ai/sdk';
import { EndpointError, SightlineError } from '../../errors.ts';
import type { Request } from '../../schema/endpoint.ts';
import type { Part } from '../../schema/prompt.ts';
import { base64 } from '../http/base64.ts';
import { furtherFields } from '../http/further-fields.ts';

/** The API wants a limit; protocols set one. */
const DEFAULT_MAX_TOKENS = 4096;

/**
 * A trial as the body of `POST /v1/messages`.
 *
 * @throws `USAGE` for a setting that the API does not have, and for fields that are set already.
 */
export function encode(
  model: string,
  request: Pick<Request, 'system' | 'parts' | 'settings' | 'fields'>,
): Anthropic.MessageCreateParamsStreaming {
  const { temperature, topP, maxTokens, seed, reasoningEffort } = request.settings;
  if (seed !== undefined) {
    throw new SightlineError('USAGE', 'Anthropic takes no seed', { hint: 'leave the seed out' });
  }
  const body = {
    model,
    max_tokens: maxTokens ?? DEFAULT_MAX_TOKENS,
    stream: true as const,
    ...(request.system === undefined ? {} : { system: request.system }),
    messages: [{ role: 'user' as const, content: request.parts.map(block) }],
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(reasoningEffort === undefined
      ? {}
      : { output_config: { effort: reasoningEffort } as Anthropic.OutputConfig }),
  };
  return { ...body, ...furtherFields(request, [...Object.keys(body), 'system']) };
}

function block(part: Part): Anthropic.ContentBlockParam {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'image':
      return {
        type: 'image',
        source: { type: 'base64', media_type: part.mime, data: base64(part.data) },
      };
    case 'video':
      throw new EndpointError('UNSUPPORTED_PART', 'the anthropic adapter carries no video', {
        hint: 'choose a protocol with the frames transport',
      });
  }
}
