import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';

const CONNECT_TIMEOUT_MS = 30_000;

/**
 * Connections without undici's limits of 300 s on headers and on silence in a body: a long reasoning
 * reply survives, and what ends a silent connection is the watchdog. Proxies are used as Node itself
 * uses them: when `NODE_USE_ENV_PROXY` is set.
 */
export function patientAgent(environment: Record<string, string | undefined>): Dispatcher {
  const options = {
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    // One connection a request: with HTTP/2 a single reset would take every reply in flight with it.
    allowH2: false,
  };
  return environment['NODE_USE_ENV_PROXY'] === '1'
    ? new EnvHttpProxyAgent(options)
    : new Agent(options);
}
