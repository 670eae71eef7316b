import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { onTestFinished } from 'vitest';
import { serveFault } from './hostile-server/faults.ts';
import { serveAnswer } from './hostile-server/answers.ts';

export type HostileRequest = {
  /** Of all requests so far, this one included. */
  count: number;
  /** Among the requests with the same messages, this one included: 1 is the first try. */
  attempt: number;
  headers: IncomingMessage['headers'];
  body: { model: string; messages: unknown[]; stream?: boolean; [field: string]: unknown };
  /** All text of the messages. */
  text: string;
};

/** A true reply. Streamed piece by piece when the request asks for it, unless `streamed` is false. */
export type Answer = {
  text: string;
  reasoning?: string;
  finish?: string | null;
  /** Sent as one JSON body even to who asks for a stream, as some servers do. */
  streamed?: false;
  /** Its bytes go out one piece at a time, so many milliseconds apart. */
  everyMs?: number;
  /** The same tool call twice, beside the text. */
  toolCalls?: true;
};

/** What can go wrong. All that a fault says is poison: no trial's answer may ever come from it. */
export type Fault =
  | { fault: 'rate-limit'; retryAfter: 'none' | 'seconds' | 'date' | 'milliseconds'; ms?: number }
  | { fault: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  | { fault: 'html'; status: number }
  /** The connection ends before anything was said. */
  | { fault: 'reset' }
  /** The connection breaks in the middle of a body or a stream. */
  | { fault: 'reset-mid-body' }
  /** Nothing is said, for ever. */
  | { fault: 'silence' }
  /** Headers, and then nothing, for ever. */
  | { fault: 'stall' }
  /** A stream that says something and then nothing, for ever. */
  | { fault: 'stall-mid-stream' }
  | { fault: 'garbage' }
  | { fault: 'garbage-in-stream' }
  | { fault: 'wrong-type' }
  /** A stream that ends well on the wire, with neither a reason nor `[DONE]`. */
  | { fault: 'truncated' }
  | { fault: 'error-object' }
  | { fault: 'error-in-stream' }
  | { fault: 'empty-body' };

/** Stands in every fault. An extractor would read it as an answer. */
export const POISON = 'The answer is (A).';

/**
 * A chat-completions server on loopback that misbehaves as `schedule` says; closed with the test.
 *
 * `url` speaks HTTP. `secureUrl` is HTTPS whose handshake fails: it has no certificate.
 */
export async function hostileServer(
  schedule: (request: HostileRequest) => Fault | Answer | Promise<Fault | Answer>,
) {
  const requests: HostileRequest[] = [];
  /** What was served for each request, in order. */
  const served: (Fault | Answer)[] = [];
  const respond = async (incoming: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(incoming);
    const same = JSON.stringify(body.messages);
    const attempt = 1 + requests.filter((one) => JSON.stringify(one.body.messages) === same).length;
    const { headers } = incoming;
    const request = { count: requests.length + 1, attempt, headers, body, text: textOf(body) };
    requests.push(request);
    const what = await schedule(request);
    served.push(what);
    if ('fault' in what) serveFault(what, response, request);
    else await serveAnswer(what, response, request);
  };
  const server = createServer((incoming, response) => {
    // A client that hangs up while its request is read is none of the test's business.
    respond(incoming, response).catch(() => response.destroy());
  });
  const port = await listen(server);
  const secure = createSecureServer();
  secure.on('tlsClientError', () => undefined);
  const securePort = await listen(secure);
  onTestFinished(async () => {
    server.closeAllConnections();
    await Promise.all([server, secure].map((one) => new Promise((done) => one.close(done))));
  });
  return {
    url: `http://127.0.0.1:${port}/v1`,
    secureUrl: `https://127.0.0.1:${securePort}/v1`,
    requests,
    served,
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function readBody(incoming: IncomingMessage): Promise<HostileRequest['body']> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as HostileRequest['body'];
}

function textOf({ messages }: HostileRequest['body']): string {
  return (messages as { content: unknown }[])
    .flatMap(({ content }) =>
      Array.isArray(content) ? (content as { text?: string }[]) : [{ text: String(content) }],
    )
    .map((part) => part.text ?? '')
    .join('\n');
}
