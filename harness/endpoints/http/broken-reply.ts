import { EndpointError } from '../../errors.ts';
import { scrub } from './secrets.ts';
import type { Target } from './status-failure.ts';

/** An answer that is no reply, or only a part of one. Asking again may help. */
export function broken(what: string, target: Target, quoted = ''): EndpointError {
  const quote = scrub(quoted, target.secrets).slice(0, 200);
  return new EndpointError(
    'ENDPOINT_BROKEN',
    `${target.shownUrl} ${what}${quote === '' ? '' : `: ${quote}`}`,
    { retryable: true, hint: 'check that the URL ends where the API begins, usually in /v1' },
  );
}

/** Larger than any reply that is one: a million tokens are some 5 MB, and ten times that when streamed. */
export const LARGEST_REPLY_BYTES = 64 * 2 ** 20;

/** A model that never ends; asking again would pay for the same once more. */
export function tooLong(target: Target): EndpointError {
  const bytes = target.largestReplyBytes ?? LARGEST_REPLY_BYTES;
  return new EndpointError(
    'ENDPOINT_BROKEN',
    `${target.shownUrl} sent more than ${bytes / 2 ** 20} MB for one reply`,
    { hint: 'set a token limit' },
  );
}
