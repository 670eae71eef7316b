import { EndpointError } from '../../errors.ts';
import { type Header, retryAfterMs } from './retry-after.ts';
import { scrub } from './secrets.ts';

/** Who was asked: for messages, with the keys that must never stand in one. */
export type Target = {
  model: string;
  shownUrl: string;
  secrets: readonly string[];
  keyHint: string;
  /** Where an answer may be larger than a text: it holds a video. */
  largestReplyBytes?: number;
};

/** An answer that is an error, as far as a provider tells. */
export type ErrorAnswer = { status: number; message: string; code: string; header: Header };

const QUOTED_CHARACTERS = 300;

/** One meaning of an HTTP status for every provider. */
export function statusFailure(answer: ErrorAnswer, target: Target): EndpointError {
  const { status, code } = answer;
  const message = scrub(answer.message, target.secrets).slice(0, QUOTED_CHARACTERS);
  const said = `${target.shownUrl} answered ${status} for ${target.model}: ${message}`;
  if (status === 402 || code === 'insufficient_quota') {
    return new EndpointError('ENDPOINT_AUTH', said, { hint: 'the account has no credit left' });
  }
  if (status === 401 || status === 403) {
    return new EndpointError('ENDPOINT_AUTH', said, { hint: target.keyHint });
  }
  if (status === 404 || status < 400) {
    return new EndpointError('ENDPOINT_UNREACHABLE', said, {
      hint: 'check the model name and that the URL ends where the API begins, usually in /v1',
    });
  }
  if (status === 408 || status === 409 || status === 429 || status >= 500) {
    const wait = retryAfterMs(answer.header, new Date());
    return new EndpointError('ENDPOINT_BUSY', said, {
      retryable: true,
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
    });
  }
  return new EndpointError('ENDPOINT_REFUSED', said);
}

/** A URL without what may be secret in it. */
export function shownUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/$/, '')}`;
}
