import type { Dispatcher } from 'undici';
import { EndpointError } from '../../errors.ts';
import type { Reply, Request } from '../../schema/endpoint.ts';
import { shownUrl, statusFailure, type Target } from '../http/status-failure.ts';
import { type Dialect, FIRST_DIALECT, nextDialect } from './dialect.ts';
import { type Exchanged, exchange } from './exchange.ts';
import type { Server, Servers } from './servers.ts';
import { wireBody } from './wire-body.ts';

/** Everything that the requests of one endpoint share. */
export type Client = {
  model: string;
  servers: Servers;
  agent: Dispatcher;
  key: string | null;
  keyHint: string;
  videoBaseUrl: string | undefined;
  stallTimeoutMs: number;
};

/** Asks for chat completions; learns which dialect the server accepts. */
export function completer(client: Client) {
  let known = FIRST_DIALECT;

  /** @throws EndpointError for a status that is no success. */
  async function ask(server: Server, request: Request, signal: AbortSignal): Promise<Reply> {
    for (let dialect = known; ;) {
      const { target, exchanged } = await post(client, server, { request, dialect, signal });
      if ('reply' in exchanged) {
        // Remembered only now: what a refusal seemed to say may have been about something else.
        known = dialect;
        return exchanged.reply;
      }
      const { status, complaint, header } = exchanged;
      const badRequest = status === 400 || status === 422;
      if ((badRequest || status === 403) && complaint.refusal)
        return { text: '', finish: 'refusal' };
      const next = badRequest ? nextDialect(dialect, complaint.message) : null;
      if (next === null) throw statusFailure({ status, header, ...complaint }, target);
      dialect = next;
    }
  }

  return async function complete(request: Request, signal: AbortSignal): Promise<Reply> {
    const refusing = new Set<Server>();
    for (;;) {
      const server = client.servers.take(refusing);
      if (server === null) throw nobody([...refusing]);
      try {
        return await ask(server, request, signal);
      } catch (error) {
        if (!isAway(error)) throw error;
        client.servers.setAside(server);
        refusing.add(server);
        if (refusing.size === 1 && client.servers.size === 1) throw error;
      } finally {
        client.servers.giveBack(server);
      }
    }
  };
}

async function post(
  client: Client,
  server: Server,
  { request, dialect, signal }: { request: Request; dialect: Dialect; signal: AbortSignal },
): Promise<{ target: Target; exchanged: Exchanged }> {
  const { model, agent, key, keyHint, stallTimeoutMs, videoBaseUrl } = client;
  const target = {
    model,
    shownUrl: shownUrl(server.baseUrl),
    secrets: key === null ? [] : [key],
    keyHint,
  };
  const url = new URL(server.baseUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/chat/completions`;
  const exchanged = await exchange({
    agent,
    url: url.href,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream, application/json',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body: wireBody(model, request, { dialect, videoBaseUrl }),
    stallTimeoutMs,
    signal,
    target,
  });
  return { target, exchanged };
}

/** No connection was made, so nothing was asked, and another server may be. */
function isAway(error: unknown): error is EndpointError {
  return error instanceof EndpointError && error.code === 'ENDPOINT_UNREACHABLE' && error.retryable;
}

function nobody(servers: Server[]): EndpointError {
  const urls = servers.map((server) => shownUrl(server.baseUrl)).join(', ');
  return new EndpointError('ENDPOINT_UNREACHABLE', `no connection to any of ${urls}`, {
    retryable: true,
    hint: 'are the servers running, and are the URLs right?',
  });
}
