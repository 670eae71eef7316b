import Anthropic from '@anthropic-ai/sdk';
import { EndpointError } from '../../errors.ts';
import { broken } from '../http/broken-reply.ts';
import { complaintOf } from '../http/complaint.ts';
import { sdkFailure } from '../http/patient-fetch.ts';
import type { Target } from '../http/status-failure.ts';

/** What the SDK throws. */
export function asEndpointError(error: unknown, target: Target): EndpointError {
  if (error instanceof Anthropic.APIConnectionTimeoutError) {
    return new EndpointError(
      'ENDPOINT_UNREACHABLE',
      `no connection to ${target.shownUrl} in time`,
      {
        retryable: true,
        hint: 'is the server running, and is the URL right?',
      },
    );
  }
  // An error event inside the stream, mostly `overloaded_error`: it has no status.
  if (error instanceof Anthropic.APIError && !(error instanceof Anthropic.APIConnectionError)) {
    const message = complaintOf(error.error)?.message ?? error.message;
    return broken('sent an error instead of a reply', target, message);
  }
  if (error instanceof SyntaxError) return broken('streamed broken JSON', target);
  return sdkFailure(error, target);
}
