import { adapters } from '../../harness/plan/endpoints.ts';
import { parseEndpoint } from '../../harness/schema/endpoint-spec.ts';
import type { Endpoint, EndpointContext, Request } from '../../harness/schema/endpoint.ts';
import { onTestFinished } from 'vitest';
import { choiceItem } from './items.ts';

/** A request with one picture of three bytes and a question. */
export function pictureRequest(more: Partial<Request> = {}): Request {
  return {
    trial: 'v_1/full',
    probe: 'full',
    variant: '',
    repeat: 0,
    item: choiceItem('v_1'),
    parts: [
      { type: 'image', mime: 'image/jpeg', data: Uint8Array.of(1, 2, 3), atSeconds: 0 },
      { type: 'text', text: 'Which?' },
    ],
    settings: { temperature: 0, maxTokens: 16 },
    fields: {},
    ...more,
  };
}

/** An endpoint by its string; closed with the test. */
export async function openEndpoint(
  spec: string,
  context: Partial<EndpointContext> = {},
): Promise<Endpoint> {
  const parsed = parseEndpoint(spec);
  const adapter = await adapters.load(parsed.adapter);
  const endpoint = await adapter.open(parsed, { environment: {}, items: [], seed: 0, ...context });
  onTestFinished(async () => endpoint.close?.());
  return endpoint;
}

/** A signal that nobody aborts. */
export const unaborted = new AbortController().signal;
