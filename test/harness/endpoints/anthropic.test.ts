import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { encode } from '../../../harness/endpoints/anthropic/encode.ts';
import { openEndpoint, pictureRequest, unaborted } from '../../support/asked.ts';
import { chatServer } from '../../support/chat-server.ts';

const serve = async (status: number, body: string | Buffer) => {
  const server = await chatServer(() => (response) => {
    const type = status === 200 ? 'text/event-stream' : 'application/json';
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  });
  const endpoint = await openEndpoint(`anthropic:m@${server.url}`);
  return endpoint.send(pictureRequest(), unaborted);
};

describe('encode', () => {
  it('sets the limit that the API wants', () => {
    expect(encode('m', pictureRequest({ settings: {}, system: 'Be brief.' }))).toEqual({
      model: 'm',
      max_tokens: 4096,
      stream: true,
      system: 'Be brief.',
      messages: [
        {
          role: 'user',
          content: [
            {
              type: 'image',
              source: { type: 'base64', media_type: 'image/jpeg', data: 'AQID' },
            },
            { type: 'text', text: 'Which?' },
          ],
        },
      ],
    });
  });

  it.each([{ seed: 1 }, { extra: { messages: [] } }, { extra: { system: 'x' } }])(
    'refuses %j',
    (settings) => {
      expect(() => encode('m', pictureRequest({ settings }))).toThrow(
        expect.objectContaining({ code: 'USAGE' }),
      );
    },
  );

  it('carries no video', () => {
    const video = { type: 'video' as const, mime: 'video/mp4', data: Uint8Array.of(1) };
    const part = { ...video, file: 'a.mp4', sampling: 'packed' as const, atSeconds: [0] };
    expect(() => encode('m', pictureRequest({ parts: [part] }))).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED_PART' }),
    );
  });
});

describe('failures', () => {
  const fixture = (name: string) =>
    readFile(new URL(`fixtures/anthropic-${name}.sse`, import.meta.url));
  const broken = { code: 'ENDPOINT_BROKEN', retryable: true };

  it('529, overloaded, may be over soon', async () => {
    const body = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
    await expect(serve(529, JSON.stringify(body))).rejects.toMatchObject({
      code: 'ENDPOINT_BUSY',
      retryable: true,
    });
  });

  it('an error inside the stream is no reply', async () => {
    await expect(serve(200, await fixture('overloaded'))).rejects.toMatchObject(broken);
  });

  it.each([0.3, 0.6, 0.9])('%d of a stream is no reply', async (share) => {
    const whole = await fixture('answer');
    // The reason to stop stands near the end.
    const end = whole.indexOf('message_delta');
    await expect(serve(200, whole.subarray(0, end * share))).rejects.toMatchObject(broken);
  });

  it.each(['', 'garbage', '<html>The answer is (A).</html>', '{"error":{"message":"A"}}'])(
    '%j is no reply',
    async (body) => {
      await expect(serve(200, body)).rejects.toMatchObject(broken);
    },
  );

  it('says which key is missing', async () => {
    await expect(openEndpoint('anthropic:m')).rejects.toMatchObject({
      code: 'ENDPOINT_AUTH',
      message: 'ANTHROPIC_API_KEY is not set',
    });
  });
});
