import { EndpointError } from '../../errors.ts';
import { Stall } from './watchdog.ts';

/** Nobody was there: nothing was asked. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Codes of Node and OpenSSL for a handshake that fails the same way every time. */
const TLS =
  /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

/** Why there was no whole answer from `shownUrl`, from what the HTTP client threw. */
export function connectionFailure(error: unknown, shownUrl: string): EndpointError {
  const chain = causes(error);
  const stall = chain.find((one) => one instanceof Stall);
  if (stall !== undefined) {
    return new EndpointError('ENDPOINT_BROKEN', `${shownUrl} went silent: ${stall.message}`, {
      retryable: true,
    });
  }
  const code = chain.map(codeOf).find((one) => one !== '') ?? '';
  const why = code === '' ? (chain.at(-1)?.message ?? String(error)) : code;
  if (TLS.test(code)) {
    return new EndpointError(
      'ENDPOINT_UNREACHABLE',
      `no trusted connection to ${shownUrl}: ${why}`,
      {
        hint: 'does the server speak https, and is its certificate trusted? NODE_EXTRA_CA_CERTS names a file with more certificates',
      },
    );
  }
  if (NOT_CONNECTED.has(code)) {
    return new EndpointError('ENDPOINT_UNREACHABLE', `no connection to ${shownUrl}: ${why}`, {
      retryable: true,
      hint: 'is the server running, and is the URL right?',
    });
  }
  return new EndpointError('ENDPOINT_BROKEN', `the connection to ${shownUrl} broke: ${why}`, {
    retryable: true,
  });
}

/** An error with all its causes, the innermost last; of several tries to connect, the first. */
export function causes(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let one = error; one instanceof Error && chain.length < 8;) {
    chain.push(one);
    one = one.cause ?? (one instanceof AggregateError ? (one.errors[0] as unknown) : undefined);
  }
  return chain;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
