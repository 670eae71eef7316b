import { type Dispatcher, fetch as undiciFetch, type RequestInit as UndiciInit } from 'undici';
import { EndpointError } from '../../errors.ts';
import { LARGEST_REPLY_BYTES, tooLong } from './broken-reply.ts';
import { readComplaint } from './complaint.ts';
import { causes, connectionFailure } from './connection-failure.ts';
import type { Header } from './retry-after.ts';
import { statusFailure, type Target } from './status-failure.ts';
import { Stall, watchdog } from './watchdog.ts';

/**
 * An answer that is no success. Its message says nothing on purpose: SDKs look for words such as "timed
 * out" in the messages of what a fetch throws.
 */
class StatusError extends Error {
  readonly status: number;
  readonly text: string;
  readonly header: Header;
  constructor(status: number, text: string, header: Header) {
    super('the answer is an error');
    this.status = status;
    this.text = text;
    this.header = header;
  }
}

/**
 * A `fetch` for the SDKs: no time limits but the watchdog's, and replies of bounded size. A status that
 * is no success is thrown, since not every SDK keeps the headers that say when to ask again.
 */
export function patientFetch(
  agent: Dispatcher,
  stallTimeoutMs: number,
  target: Target,
): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const watch = watchdog(stallTimeoutMs, init?.signal ?? new AbortController().signal);
    try {
      const response = await undiciFetch(input instanceof Request ? input.url : input, {
        ...(init as object as UndiciInit),
        signal: watch.signal,
        dispatcher: agent,
      });
      watch.beat();
      const { status, headers } = response;
      if (!response.ok) {
        throw new StatusError(status, await response.text(), (name) => headers.get(name));
      }
      let bytes = 0;
      const counted = new TransformStream<Uint8Array, Uint8Array>({
        transform(piece, controller) {
          watch.beat();
          bytes += piece.length;
          if (bytes > (target.largestReplyBytes ?? LARGEST_REPLY_BYTES)) throw tooLong(target);
          controller.enqueue(piece);
        },
        flush: () => watch.stop(),
      });
      return new Response(response.body?.pipeThrough(counted) ?? null, {
        status,
        headers: Object.fromEntries(headers),
      });
    } catch (error) {
      watch.stop();
      // What undici throws for an abort does not name its reason.
      throw watch.signal.reason instanceof Stall ? watch.signal.reason : error;
    }
  };
}

/** A complaint of a provider about a request: its status, and what it says. */
export type Refusal = { status: number; code: string; message: string; body: string };

/** The complaint in what an SDK threw over `patientFetch`; null when it is about something else. */
export function refusalIn(error: unknown): Refusal | null {
  const answer = causes(error).find((one) => one instanceof StatusError);
  if (answer === undefined) return null;
  const { message, code } = readComplaint(answer.text);
  return { status: answer.status, code, message, body: answer.text };
}

/** What an SDK threw over `patientFetch`, as an `EndpointError`. */
export function sdkFailure(error: unknown, target: Target): EndpointError {
  for (const one of causes(error)) {
    if (one instanceof EndpointError) return one;
    if (one instanceof StatusError) {
      const { status, header, text } = one;
      return statusFailure({ status, header, ...readComplaint(text) }, target);
    }
  }
  return connectionFailure(error, target.shownUrl);
}
