import OpenAI from 'openai';
import { EndpointError } from '../errors.ts';
import type { Adapter, Endpoint, EndpointSpec, Reply, Request } from '../schema/endpoint.ts';
import { decode } from './openai/decode.ts';
import { encode } from './openai/encode.ts';
import { asEndpointError, type Target } from './openai/failure.ts';

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
    const baseURL = spec.baseUrls?.[0] ?? DEFAULT_BASE_URL;
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
  if (spec.baseUrls !== undefined) return environment['SIGHTLINE_API_KEY'] ?? 'none';
  const key = environment['OPENAI_API_KEY'];
  if (key !== undefined && key !== '') return key;
  throw new EndpointError('ENDPOINT_AUTH', 'OPENAI_API_KEY is not set', {
    hint: 'export OPENAI_API_KEY, or name your own server: openai:<model>@<base URL>',
  });
}

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
