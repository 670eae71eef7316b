import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from './answer.ts';
import { MODEL, readChatRequest } from './chat.ts';
import { complete, completionBody, completionEvents } from './completion.ts';
import { openEye } from './eye.ts';
import type { Eye } from './eye.ts';
import { HttpError, badRequest } from './http-error.ts';
import { judgement } from './judge/judgement.ts';
import type { View } from './shapes.ts';

export type Reader = {
  /** The base URL for an OpenAI client, with `/v1`. */
  url: string;
  close(): Promise<void>;
};

const MAX_BODY_BYTES = 64 * 2 ** 20;

/**
 * Starts the sample model: an OpenAI-compatible server that looks at the pictures it is sent and
 * knows nothing about the questions but how such questions are asked.
 *
 * @param options `port` 0 or left out takes a free one.
 */
export async function startReader(options: { port?: number; host?: string } = {}): Promise<Reader> {
  const { port = 0, host = '127.0.0.1' } = options;
  const eye = openEye();
  const server = createServer((request, response) => void serve(request, response, eye));
  await listen(server, port, host);
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}/v1`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

type Route = { method: string; handle: (request: IncomingMessage, eye: Eye) => Promise<Answer> };
type Answer = { json: object } | { events: string };

const ROUTES: Record<string, Route> = {
  '/health': { method: 'GET', handle: async () => ({ json: { status: 'ok' } }) },
  '/v1/models': {
    method: 'GET',
    handle: async () => ({
      json: { object: 'list', data: [{ id: MODEL, object: 'model', owned_by: 'sightline' }] },
    }),
  },
  '/v1/chat/completions': { method: 'POST', handle: chat },
};

async function serve(request: IncomingMessage, response: ServerResponse, eye: Eye): Promise<void> {
  try {
    const answered = await routeOf(request).handle(request, eye);
    if ('events' in answered) {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(answered.events);
    } else {
      sendJson(response, 200, answered.json);
    }
  } catch (error) {
    const known =
      error instanceof HttpError
        ? error
        : new HttpError(500, `the reader failed: ${String(error)}`);
    for (const [name, value] of Object.entries(known.headers)) response.setHeader(name, value);
    sendJson(response, known.status, known.body);
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function routeOf(request: IncomingMessage): Route {
  const { pathname } = new URL(request.url ?? '/', 'http://reader');
  const route = ROUTES[pathname];
  if (route === undefined) throw new HttpError(404, `nothing is served at ${pathname}`);
  if (request.method !== route.method) {
    throw new HttpError(405, `${pathname} takes ${route.method} only`, {
      headers: { allow: route.method },
    });
  }
  return route;
}

async function chat(request: IncomingMessage, eye: Eye): Promise<Answer> {
  const asked = readChatRequest(await readBody(request));
  const views = await Promise.all(
    asked.images.map((image, index) => seeOrRefuse(image, index, eye)),
  );
  const reply = judgement(asked, views) ?? answer(asked.text, views);
  const completion = complete(asked, views, reply);
  return asked.stream
    ? { events: completionEvents(completion) }
    : { json: completionBody(completion) };
}

async function seeOrRefuse(image: Uint8Array, index: number, eye: Eye): Promise<View> {
  try {
    return await eye(image);
  } catch {
    throw badRequest(`image ${index + 1} cannot be decoded`, 'image_url');
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // What is over the limit is read and dropped, so that the client gets to hear the answer.
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (bytes > MAX_BODY_BYTES) {
    throw new HttpError(413, `the request is larger than ${MAX_BODY_BYTES} bytes`);
  }
  return Buffer.concat(chunks).toString('utf8');
}
