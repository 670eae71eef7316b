import { ApiError } from '@google/genai';
import { z } from 'zod';
import { EndpointError } from '../../errors.ts';
import { broken } from '../http/broken-reply.ts';
import { refusalIn, sdkFailure } from '../http/patient-fetch.ts';
import { statusFailure, type Target } from '../http/status-failure.ts';

/** `google.rpc.Status`: why, and when to ask again. */
const statusSchema = z.looseObject({
  error: z.looseObject({
    details: z.array(
      z.looseObject({ reason: z.string().optional(), retryDelay: z.string().optional() }),
    ),
  }),
});

/** What the SDK throws. */
export function asEndpointError(error: unknown, target: Target): EndpointError {
  if (error instanceof EndpointError) return error;
  const refusal = refusalIn(error);
  if (refusal !== null) {
    const details = detailsOf(refusal.body);
    // A wrong key is a bad request here.
    if (details.some(({ reason }) => reason === 'API_KEY_INVALID')) {
      return statusFailure({ ...refusal, status: 401, header: () => null }, target);
    }
    const delay = details.find(({ retryDelay }) => retryDelay !== undefined)?.retryDelay;
    const seconds = /^(\d+(?:\.\d+)?)s$/.exec(delay ?? '')?.[1];
    if (seconds !== undefined) {
      const header = (name: string) => (name === 'retry-after' ? seconds : null);
      return statusFailure({ ...refusal, header }, target);
    }
  }
  // An error object or garbage inside a stream that began well.
  const said = error instanceof Error ? error.message : '';
  if (
    error instanceof ApiError ||
    error instanceof SyntaxError ||
    /^(exception|Incomplete)/.test(said)
  ) {
    return broken('sent an error instead of a reply', target, said);
  }
  return sdkFailure(error, target);
}

function detailsOf(body: string): z.infer<typeof statusSchema>['error']['details'] {
  try {
    const value = JSON.parse(body) as unknown;
    // A stream that fails at once is a list of one error.
    return statusSchema.parse(Array.isArray(value) ? value[0] : value).error.details;
  } catch {
    return [];
  }
}
