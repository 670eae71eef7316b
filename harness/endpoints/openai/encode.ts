import type OpenAI from 'openai';
import { EndpointError } from '../../errors.ts';
import type { Request } from '../../schema/endpoint.ts';
import type { Part } from '../../schema/prompt.ts';

/** A trial as the body of `POST /chat/completions`. */
export function encode(
  model: string,
  request: Pick<Request, 'system' | 'parts' | 'settings'>,
): OpenAI.ChatCompletionCreateParamsNonStreaming {
  const { temperature, topP, maxTokens, seed } = request.settings;
  return {
    model,
    messages: [
      ...(request.system === undefined
        ? []
        : [{ role: 'system' as const, content: request.system }]),
      { role: 'user', content: request.parts.map(contentPart) },
    ],
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(maxTokens === undefined ? {} : { max_tokens: maxTokens }),
    ...(seed === undefined ? {} : { seed }),
  };
}

function contentPart(part: Part): OpenAI.ChatCompletionContentPart {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'image': {
      const data = Buffer.from(part.data).toString('base64');
      return { type: 'image_url', image_url: { url: `data:${part.mime};base64,${data}` } };
    }
    case 'video':
      throw new EndpointError('UNSUPPORTED_PART', 'the openai adapter carries no whole video', {
        hint: 'choose a protocol with the frames transport',
      });
  }
}
