import OpenAI from 'openai';
import { z } from 'zod';
import { EndpointError } from '../errors.ts';
import type { Adapter, Endpoint, EndpointSpec, Reply, Request } from '../schema/endpoint.ts';
import type { Part } from '../schema/prompt.ts';

const DEFAULT_BASE_URL = 'https://api.openai.com/v1';
/** A long reasoning reply; the SDK's own limit is ten minutes. */
const TIMEOUT_MS = 60 * 60 * 1000;

/** Chat completions as OpenAI, vLLM, SGLang, OpenRouter, LM Studio, Ollama and llama.cpp speak them. */
export const adapter: Adapter = {
  id: 'openai',
  summary: 'OpenAI and every server that speaks its chat completions',
  example: 'openai:Qwen/Qwen3-VL-8B-Instruct@http://127.0.0.1:8000/v1',
  kind: 'model',
  async open(spec, context) {
    const baseURL = spec.baseUrl ?? DEFAULT_BASE_URL;
    const client = new OpenAI({
      baseURL,
      apiKey: keyFor(spec, context.environment),
      organization: null,
      project: null,
      maxRetries: 0,
      timeout: TIMEOUT_MS,
      logLevel: 'off',
    });
    return {
      accepts: ['text', 'image'],
      send: (request, signal) => complete(client, { model: spec.model, baseURL }, request, signal),
    } satisfies Endpoint;
  },
};

/**
 * The OpenAI key goes to OpenAI only. Another server gets `SIGHTLINE_API_KEY`, or a word that says
 * there is none: most local servers ask for no key.
 */
function keyFor(spec: EndpointSpec, environment: Record<string, string | undefined>): string {
  if (spec.baseUrl !== undefined) return environment['SIGHTLINE_API_KEY'] ?? 'none';
  const key = environment['OPENAI_API_KEY'];
  if (key !== undefined && key !== '') return key;
  throw new EndpointError('ENDPOINT_AUTH', 'OPENAI_API_KEY is not set', {
    hint: 'export OPENAI_API_KEY, or name your own server: openai:<model>@<base URL>',
  });
}

/** What is read of a reply; servers add and leave out fields at will. */
const completionSchema = z.looseObject({
  model: z.string().nullish(),
  system_fingerprint: z.string().nullish(),
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        message: z.looseObject({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          reasoning_content: z.string().nullish(),
          reasoning: z.string().nullish(),
        }),
      }),
    )
    .min(1),
  usage: z
    .looseObject({
      prompt_tokens: z.int().nullish(),
      completion_tokens: z.int().nullish(),
      prompt_tokens_details: z.looseObject({ cached_tokens: z.int().nullish() }).nullish(),
      completion_tokens_details: z.looseObject({ reasoning_tokens: z.int().nullish() }).nullish(),
    })
    .nullish(),
});

type Target = { model: string; baseURL: string };

async function complete(
  client: OpenAI,
  target: Target,
  request: Request,
  signal: AbortSignal,
): Promise<Reply> {
  let body: unknown;
  try {
    body = await client.chat.completions.create(encode(target.model, request), { signal });
  } catch (error) {
    throw asEndpointError(error, target);
  }
  return decode(body, target);
}

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

/** @throws EndpointError `ENDPOINT_BROKEN` (worth a retry) when the body is no completion. */
export function decode(body: unknown, target: Target): Reply {
  const parsed = completionSchema.safeParse(body);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || choice === undefined) {
    const start = (JSON.stringify(body) ?? 'nothing').slice(0, 200);
    throw new EndpointError(
      'ENDPOINT_BROKEN',
      `${target.baseURL} answered with something that is no chat completion: ${start}`,
      { retryable: true, hint: 'check that the URL ends where the API begins, usually in /v1' },
    );
  }
  const { message } = choice;
  const reasoning = message.reasoning_content ?? message.reasoning;
  const refused = choice.finish_reason === 'content_filter' || (message.refusal ?? '') !== '';
  const usage = parsed.data.usage;
  const cached = usage?.prompt_tokens_details?.cached_tokens;
  const thought = usage?.completion_tokens_details?.reasoning_tokens;
  return {
    text: message.content ?? message.refusal ?? '',
    ...(reasoning ? { reasoning } : {}),
    finish: refused ? 'refusal' : finish(choice.finish_reason),
    ...(parsed.data.model ? { model: parsed.data.model } : {}),
    ...(parsed.data.system_fingerprint ? { fingerprint: parsed.data.system_fingerprint } : {}),
    ...(usage
      ? {
          usage: {
            ...(typeof usage.prompt_tokens === 'number'
              ? { inputTokens: usage.prompt_tokens }
              : {}),
            ...(typeof usage.completion_tokens === 'number'
              ? { outputTokens: usage.completion_tokens }
              : {}),
            ...(typeof thought === 'number' ? { reasoningTokens: thought } : {}),
            ...(typeof cached === 'number' ? { cachedTokens: cached } : {}),
          },
        }
      : {}),
  };
}

function finish(reason: string | null | undefined): Reply['finish'] {
  if (reason === 'length') return 'length';
  return reason === 'stop' ? 'stop' : 'unknown';
}

function asEndpointError(error: unknown, { model, baseURL }: Target): unknown {
  if (error instanceof OpenAI.APIUserAbortError) return error;
  if (error instanceof OpenAI.APIConnectionTimeoutError) {
    return new EndpointError('ENDPOINT_UNREACHABLE', `${baseURL} did not answer in time`, {
      retryable: true,
      cause: error,
    });
  }
  if (error instanceof OpenAI.APIConnectionError) {
    return new EndpointError(
      'ENDPOINT_UNREACHABLE',
      `no connection to ${baseURL}: ${rootCause(error)}`,
      {
        retryable: true,
        cause: error,
        hint: 'is the server running, and is the URL right?',
      },
    );
  }
  if (error instanceof SyntaxError) {
    return new EndpointError('ENDPOINT_BROKEN', `${baseURL} answered with broken JSON`, {
      retryable: true,
      cause: error,
    });
  }
  if (!(error instanceof OpenAI.APIError)) return error;
  const said = `${baseURL} answered ${error.status ?? '?'} for ${model}: ${error.message.slice(0, 300)}`;
  switch (error.status) {
    case 401:
    case 403:
      return new EndpointError('ENDPOINT_AUTH', said, {
        cause: error,
        hint: 'set OPENAI_API_KEY for OpenAI, SIGHTLINE_API_KEY for another server',
      });
    case 404:
      return new EndpointError('ENDPOINT_UNREACHABLE', said, {
        cause: error,
        hint: 'check the model name and that the URL ends where the API begins, usually in /v1',
      });
    case 408:
    case 409:
    case 429:
      return new EndpointError('ENDPOINT_BUSY', said, { retryable: true, cause: error });
    default:
      return error.status !== undefined && error.status >= 500
        ? new EndpointError('ENDPOINT_BUSY', said, { retryable: true, cause: error })
        : new EndpointError('ENDPOINT_REFUSED', said, { cause: error });
  }
}

function rootCause(error: Error): string {
  let deepest: unknown = error;
  while (deepest instanceof Error && deepest.cause !== undefined) deepest = deepest.cause;
  if (!(deepest instanceof Error)) return error.message;
  return 'code' in deepest ? String(deepest.code) : deepest.message;
}
