import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { onTestFinished } from 'vitest';
import { serveFault } from './hostile-server/faults.ts';
import { serveAnswer } from './hostile-server/answers.ts';
import type { Answer, Fault, HostileRequest } from './hostile-server/schedule.ts';

export { POISON } from './hostile-server/schedule.ts';
export type { Answer, Fault, HostileRequest } from './hostile-server/schedule.ts';

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
