import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type SeenFile = { name: string; type: string; data: Buffer };

export type SeenRequest = {
  /** Method and path, e.g. `POST /v1/videos`. */
  line: string;
  headers: IncomingMessage['headers'];
  /** Of a form: its fields. */
  fields: Record<string, string>;
  file: SeenFile | null;
  /** Of any other body: what it says. */
  json: unknown;
  /** As it came. */
  text: string;
};

export type Answer = (request: SeenRequest, response: ServerResponse) => void;

/**
 * A server on loopback that answers as it is told and remembers what it was asked; closed with the test.
 *
 * @param answer gets the number of requests so far on the same line, beginning with 0.
 */
export async function generationServer(
  answer: (request: SeenRequest, count: number) => Answer | Buffer | object,
) {
  const seen: SeenRequest[] = [];
  const waiting: { line: RegExp; resolve: () => void }[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming);
    const count = seen.filter((one) => one.line === request.line).length;
    seen.push(request);
    for (const one of waiting) if (one.line.test(request.line)) one.resolve();
    const told = answer(request, count);
    if (typeof told === 'function') (told as Answer)(request, response);
    else if (Buffer.isBuffer(told)) video(told)(request, response);
    else json(told)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    lines: () => seen.map(({ line }) => line),
    /** Resolved when a request like this has come. */
    asked: (line: RegExp) =>
      new Promise<void>((resolve) => {
        if (seen.some((one) => line.test(one.line))) resolve();
        else waiting.push({ line, resolve });
      }),
  };
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

export const video =
  (bytes: Buffer, headers: Record<string, string | number> = {}): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'video/mp4', ...headers });
    response.end(bytes);
  };

/** Announces all of it and sends a part, then ends the connection. */
export const halfOf =
  (bytes: Buffer): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  };

/** Begins to send and then says nothing more. */
export const beginningOf =
  (bytes: Buffer): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2));
  };

export const silence: Answer = () => {};

async function read(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = incoming.headers['content-type'] ?? '';
  const fields: Record<string, string> = {};
  let file: SeenFile | null = null;
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    for (const [name, value] of form) {
      if (typeof value === 'string') fields[name] = value;
      else {
        const data = Buffer.from(await value.arrayBuffer());
        file = { name: value.name, type: value.type, data };
      }
    }
  }
  const text = body.toString('utf8');
  const isJson = type.startsWith('application/json') && text !== '';
  return {
    line: `${incoming.method} ${incoming.url}`,
    headers: incoming.headers,
    fields,
    file,
    json: isJson ? (JSON.parse(text) as unknown) : null,
    text,
  };
}
