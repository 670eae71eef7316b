import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Script, Seen } from './bench.ts';

const FIXTURES = new URL('../../harness/endpoints/fixtures/', import.meta.url);

type Format = {
  /** Names the fixtures: `<prefix>-<reply>.sse`. */
  prefix: string;
  /** Reads text and images (base64) out of a request's body. */
  see(body: never): Seen;
  /** The provider's form of an error. */
  error(status: number, message: string): unknown;
};

/** Serves a provider's recorded replies, or its errors, on loopback; closed with the test. */
export async function recordedServer(script: Script, format: Format) {
  const seen: Seen[] = [];
  const asked = Promise.withResolvers<void>();
  const fixture =
    'reply' in script
      ? await readFile(new URL(`${format.prefix}-${script.reply}.sse`, FIXTURES))
      : null;
  const server = createServer(async (incoming, response) => {
    const body = await readBody(incoming);
    seen.push(format.see(JSON.parse(body) as never));
    asked.resolve();
    if (fixture !== null) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(fixture);
    } else if ('status' in script) {
      const sent = `${JSON.stringify(incoming.headers)} ${incoming.url}`;
      response.writeHead(script.status, { 'content-type': 'application/json', 'retry-after': '3' });
      response.end(JSON.stringify(format.error(script.status, `no. You sent ${sent}`)));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, seen: async () => seen, asked: asked.promise };
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
