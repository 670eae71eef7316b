import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type ChatRequest = {
  /** Of all requests so far, this one included. */
  count: number;
  headers: IncomingMessage['headers'];
  body: { model: string; messages: { role: string; content: unknown }[]; [field: string]: unknown };
  /** All text of the messages. */
  text: string;
  /** Number of pictures in the messages. */
  pictures: number;
};

/** What the server answers: a reply's text, or anything else by hand. */
export type Answer = string | ((response: ServerResponse) => void);

/** A chat-completions server on loopback that answers as a test says; closed with the test. */
export async function chatServer(answer: (request: ChatRequest) => Answer | Promise<Answer>) {
  const requests: ChatRequest[] = [];
  const respond = async (incoming: IncomingMessage, response: ServerResponse) => {
    if (incoming.method === 'GET') {
      json(response, 200, { object: 'list', data: [{ id: 'm', max_model_len: 32_768 }] });
      return;
    }
    const body = await readBody(incoming);
    const request = { ...seen(body), count: requests.length + 1, headers: incoming.headers };
    requests.push(request);
    const said = await answer(request);
    if (typeof said === 'string') completion(response, said);
    else said(response);
  };
  const server = createServer((incoming, response) => {
    void respond(incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, requests };
}

export function completion(response: ServerResponse, content: string, more: object = {}): void {
  json(response, 200, {
    model: 'served-model',
    choices: [{ finish_reason: 'stop', message: { role: 'assistant', content }, ...more }],
    usage: { prompt_tokens: 10, completion_tokens: 2 },
  });
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function readBody(incoming: IncomingMessage): Promise<ChatRequest['body']> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as ChatRequest['body'];
}

function seen(body: ChatRequest['body']): Pick<ChatRequest, 'body' | 'text' | 'pictures'> {
  const parts = body.messages.flatMap(({ content }) =>
    Array.isArray(content)
      ? (content as { type: string; text?: string }[])
      : [{ type: 'text', text: String(content) }],
  );
  return {
    body,
    text: parts.map((part) => part.text ?? '').join('\n'),
    pictures: parts.filter((part) => part.type === 'image_url').length,
  };
}
