import { EndpointError } from '../errors.ts';
import type { Adapter, EndpointSpec } from '../schema/endpoint.ts';
import { patientAgent } from './http/agent.ts';
import { withoutSecrets } from './http/secrets.ts';
import { STALL_TIMEOUT_MS } from './http/watchdog.ts';
import { completer } from './openai/complete.ts';
import { encode } from './openai/encode.ts';
import { balance } from './openai/servers.ts';

const DEFAULT_BASE_URL = 'https://api.openai.com/v1';

/**
 * Chat completions as OpenAI, vLLM, SGLang, OpenRouter, LM Studio, Ollama and llama.cpp speak them.
 * Always streamed where the server can, so that a reply of an hour is not taken for a dead line.
 */
export const adapter: Adapter = {
  id: 'openai',
  summary: 'OpenAI and every server that speaks its chat completions',
  example: 'openai:Qwen/Qwen3-VL-8B-Instruct@http://127.0.0.1:8000/v1',
  kind: 'model',
  async open(spec, context) {
    const key = keyFor(spec, context.environment);
    const agent = patientAgent(context.environment);
    const complete = completer({
      model: spec.model,
      servers: balance(spec.baseUrls ?? [DEFAULT_BASE_URL], () => performance.now()),
      agent,
      key,
      keyHint: 'set OPENAI_API_KEY for OpenAI, SIGHTLINE_API_KEY for another server',
      videoBaseUrl: context.videoBaseUrl,
      stallTimeoutMs: context.stallTimeoutMs ?? STALL_TIMEOUT_MS,
    });
    return withoutSecrets(
      {
        accepts: ['text', 'image', 'video'],
        send: complete,
        describe: (request) => encode(spec.model, request, { videoBaseUrl: context.videoBaseUrl }),
        close: () => agent.destroy(),
      },
      key === null ? [] : [key],
    );
  },
};

/**
 * The OpenAI key goes to OpenAI only. Another server gets `SIGHTLINE_API_KEY`, or none: most local
 * servers ask for no key.
 */
function keyFor(
  spec: EndpointSpec,
  environment: Record<string, string | undefined>,
): string | null {
  if (spec.baseUrls !== undefined) return environment['SIGHTLINE_API_KEY'] || null;
  const key = environment['OPENAI_API_KEY'];
  if (key !== undefined && key !== '') return key;
  throw new EndpointError('ENDPOINT_AUTH', 'OPENAI_API_KEY is not set', {
    hint: 'export OPENAI_API_KEY, or name your own server: openai:<model>@<base URL>',
  });
}
