import Anthropic from '@anthropic-ai/sdk';
import { EndpointError } from '../errors.ts';
import type { Adapter, Reply, Request } from '../schema/endpoint.ts';
import { assembly } from './anthropic/assemble.ts';
import { encode } from './anthropic/encode.ts';
import { asEndpointError } from './anthropic/failure.ts';
import { patientAgent } from './http/agent.ts';
import { onlyUrl, ownKey } from './http/own-key.ts';
import { patientFetch, refusalIn } from './http/patient-fetch.ts';
import { withoutSecrets } from './http/secrets.ts';
import { shownUrl, type Target } from './http/status-failure.ts';
import { STALL_TIMEOUT_MS } from './http/watchdog.ts';

/** The watchdog ends what is dead; the SDK's own limit of ten minutes would end what is alive. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/** Claude by the Messages API, streamed. Images only: the API takes no video. */
export const adapter: Adapter = {
  id: 'anthropic',
  summary: 'Claude; the key is read from ANTHROPIC_API_KEY',
  example: 'anthropic:claude-sonnet-4-5',
  kind: 'model',
  async open(spec, context) {
    const key = ownKey(spec, context, ['ANTHROPIC_API_KEY']);
    const baseURL = onlyUrl(spec, 'https://api.anthropic.com');
    const target = {
      model: spec.model,
      shownUrl: shownUrl(baseURL),
      secrets: key === null ? [] : [key],
      keyHint: 'set ANTHROPIC_API_KEY for Anthropic, SIGHTLINE_API_KEY for another server',
    };
    const agent = patientAgent(context.environment);
    const client = new Anthropic({
      baseURL,
      apiKey: key ?? 'none',
      // Left out, the SDK would look for other credentials in the environment and in files.
      authToken: null,
      credentials: null,
      profile: null,
      config: null,
      openTelemetry: false,
      maxRetries: 0,
      timeout: NO_TIMEOUT_MS,
      logLevel: 'off',
      fetch: patientFetch(agent, context.stallTimeoutMs ?? STALL_TIMEOUT_MS, target),
    });
    return withoutSecrets(
      {
        accepts: ['text', 'image'],
        send: (request, signal) => ask(client, target, { request, signal }),
        close: () => agent.destroy(),
      },
      target.secrets,
    );
  },
};

async function ask(
  client: Anthropic,
  target: Target,
  { request, signal }: { request: Request; signal: AbortSignal },
): Promise<Reply> {
  const body = encode(target.model, request);
  const started = performance.now();
  try {
    const streamed = assembly(target, () => performance.now() - started);
    for await (const event of await client.messages.create(body, { signal })) streamed.add(event);
    signal.throwIfAborted();
    return streamed.reply();
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof EndpointError) throw error;
    if (refusalIn(error)?.message.includes('content filtering policy') === true) {
      return { text: '', finish: 'refusal' };
    }
    throw asEndpointError(error, target);
  }
}
