import { EndpointError } from '../../errors.ts';
import type { Endpoint, Reply } from '../../schema/endpoint.ts';
import type { Generation } from '../../schema/generated-video.ts';

/** Shorter words are no keys, and would tear holes into ordinary text. */
const SHORTEST_SECRET = 6;

/** `text` with every key in it taken out. Do this before cutting a text: half a key is a leak too. */
export function scrub(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .reduce((clean, secret) => clean.replaceAll(secret, '[key]'), text);
}

/**
 * An endpoint whose errors and replies can hold none of its keys, whatever a server echoes. Replies are
 * journalled, and a journal may be handed on.
 */
export function withoutSecrets(endpoint: Endpoint, secrets: readonly string[]): Endpoint {
  const generate = endpoint.generate?.bind(endpoint);
  return {
    ...endpoint,
    async send(request, signal) {
      try {
        return scrubReply(await endpoint.send(request, signal), secrets);
      } catch (error) {
        throw scrubError(error, secrets);
      }
    },
    ...(generate === undefined
      ? {}
      : {
          generate: async (request, signal) => {
            try {
              return scrubGeneration(await generate(request, signal), secrets);
            } catch (error) {
              throw scrubError(error, secrets);
            }
          },
        }),
  };
}

function scrubGeneration(generation: Generation, secrets: readonly string[]): Generation {
  if (!generation.made) return { made: false, refusal: scrub(generation.refusal, secrets) };
  const { job, note, model } = generation;
  return {
    ...generation,
    ...(job === undefined ? {} : { job: scrub(job, secrets) }),
    ...(note === undefined ? {} : { note: scrub(note, secrets) }),
    ...(model === undefined ? {} : { model: scrub(model, secrets) }),
  };
}

function scrubReply(reply: Reply, secrets: readonly string[]): Reply {
  const { text, reasoning, model, fingerprint } = reply;
  return {
    ...reply,
    text: scrub(text, secrets),
    ...(reasoning === undefined ? {} : { reasoning: scrub(reasoning, secrets) }),
    ...(model === undefined ? {} : { model: scrub(model, secrets) }),
    ...(fingerprint === undefined ? {} : { fingerprint: scrub(fingerprint, secrets) }),
  };
}

/** The same error; without its cause, and with another message, where one of them holds a key. */
export function scrubError(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof EndpointError)) return error;
  const { code, message, hint, retryable, retryAfterMs } = error;
  return new EndpointError(
    code as ConstructorParameters<typeof EndpointError>[0],
    scrub(message, secrets),
    {
      retryable,
      ...(hint === undefined ? {} : { hint }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
  );
}
