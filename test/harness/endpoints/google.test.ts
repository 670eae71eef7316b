import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEndpoint, pictureRequest, unaborted } from '../../support/asked.ts';

const fixture = (name: string) => readFile(new URL(`fixtures/google-${name}.sse`, import.meta.url));

const serve = async (status: number, body: string | Buffer, stallTimeoutMs = 60_000) => {
  const server = createServer((_, response) => {
    const type = status === 200 ? 'text/event-stream' : 'application/json';
    response.writeHead(status, { 'content-type': type });
    if (body === 'stall') response.flushHeaders();
    else response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const endpoint = await openEndpoint(`google:m@${url}`, { stallTimeoutMs });
  return endpoint.send(pictureRequest(), unaborted);
};

it('a blocked prompt is a refusal', async () => {
  expect(await serve(200, await fixture('blocked'))).toEqual({
    text: '',
    finish: 'refusal',
    model: 'gemini-2.5-pro',
    usage: { inputTokens: 1117 },
  });
});

describe('failures', () => {
  const broken = { code: 'ENDPOINT_BROKEN', retryable: true };

  it('a wrong key is said with a 400', async () => {
    const details = [
      { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' },
    ];
    const body = { error: { code: 400, message: 'API key not valid.', details } };
    await expect(serve(400, JSON.stringify(body))).rejects.toMatchObject({ code: 'ENDPOINT_AUTH' });
  });

  it('reads when to ask again from the details', async () => {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '38s' }];
    const body = { error: { code: 429, message: 'Quota exceeded', details } };
    await expect(serve(429, JSON.stringify(body))).rejects.toMatchObject({
      code: 'ENDPOINT_BUSY',
      retryable: true,
      retryAfterMs: 38_000,
    });
  });

  it('a stream that broke off is no reply', async () => {
    const whole = await fixture('answer');
    const end = whole.lastIndexOf('data:');
    await expect(serve(200, whole.subarray(0, end))).rejects.toMatchObject(broken);
    await expect(serve(200, whole.subarray(0, end + 80))).rejects.toMatchObject(broken);
  });

  it.each(['', 'garbage', '{"error":{"code":503,"message":"A"}}', 'data: {"candidates": [A\n\n'])(
    '%j is no reply',
    async (body) => {
      await expect(serve(200, body)).rejects.toMatchObject(broken);
    },
  );

  it('silence ends', async () => {
    await expect(serve(200, 'stall', 50)).rejects.toMatchObject({
      ...broken,
      message: expect.stringContaining('nothing was received') as string,
    });
  });

  it('says which key is missing', async () => {
    await expect(openEndpoint('google:m')).rejects.toMatchObject({
      code: 'ENDPOINT_AUTH',
      message: 'GEMINI_API_KEY is not set',
    });
  });
});
