import OpenAI from 'openai';
import { EndpointError } from '../../errors.ts';

/** Who was asked, for messages. */
export type Target = { model: string; baseURL: string };

/** What the SDK throws as an `EndpointError`; anything that is not about the endpoint stays as it is. */
export function asEndpointError(error: unknown, { model, baseURL }: Target): unknown {
  if (error instanceof OpenAI.APIUserAbortError) return error;
  if (error instanceof OpenAI.APIConnectionTimeoutError) {
    return new EndpointError('ENDPOINT_UNREACHABLE', `${baseURL} did not answer in time`, {
      retryable: true,
      cause: error,
    });
  }
  if (error instanceof OpenAI.APIConnectionError) {
    return new EndpointError(
      'ENDPOINT_UNREACHABLE',
      `no connection to ${baseURL}: ${rootCause(error)}`,
      {
        retryable: true,
        cause: error,
        hint: 'is the server running, and is the URL right?',
      },
    );
  }
  if (error instanceof SyntaxError) {
    return new EndpointError('ENDPOINT_BROKEN', `${baseURL} answered with broken JSON`, {
      retryable: true,
      cause: error,
    });
  }
  if (!(error instanceof OpenAI.APIError)) return error;
  const said = `${baseURL} answered ${error.status ?? '?'} for ${model}: ${error.message.slice(0, 300)}`;
  switch (error.status) {
    case 401:
    case 403:
      return new EndpointError('ENDPOINT_AUTH', said, {
        cause: error,
        hint: 'set OPENAI_API_KEY for OpenAI, SIGHTLINE_API_KEY for another server',
      });
    case 404:
      return new EndpointError('ENDPOINT_UNREACHABLE', said, {
        cause: error,
        hint: 'check the model name and that the URL ends where the API begins, usually in /v1',
      });
    case 408:
    case 409:
    case 429:
      return new EndpointError('ENDPOINT_BUSY', said, { retryable: true, cause: error });
    default:
      return error.status !== undefined && error.status >= 500
        ? new EndpointError('ENDPOINT_BUSY', said, { retryable: true, cause: error })
        : new EndpointError('ENDPOINT_REFUSED', said, { cause: error });
  }
}

function rootCause(error: Error): string {
  let deepest: unknown = error;
  while (deepest instanceof Error && deepest.cause !== undefined) deepest = deepest.cause;
  if (!(deepest instanceof Error)) return error.message;
  return 'code' in deepest ? String(deepest.code) : deepest.message;
}
