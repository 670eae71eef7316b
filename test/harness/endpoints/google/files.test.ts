import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GoogleGenAI } from '@google/genai';
import { describe, expect, it, onTestFinished } from 'vitest';
import { videoFiles } from '../../../../harness/endpoints/google/files.ts';
import type { Part } from '../../../../harness/schema/prompt.ts';
import { openEndpoint, pictureRequest, unaborted } from '../../../support/asked.ts';

type Video = Extract<Part, { type: 'video' }>;
const video = (file: string, sampling: Video['sampling'] = 'server'): Video => ({
  type: 'video',
  mime: 'video/mp4',
  data: Uint8Array.of(1, 2, 3),
  file,
  sampling,
  atSeconds: [],
});

/**
 * The Files API as its REST reference has it: a resumable upload in two steps, states, deletion.
 *
 * @param states what a file is in, one state a look; the last one stays.
 */
async function filesServer(states: string[]) {
  const log: string[] = [];
  const bodies: unknown[] = [];
  const looks = new Map<string, number>();
  let count = 0;
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    // Without the version, which is the SDK's choice.
    const pathname = (incoming.url ?? '/').replace(/\/v1(beta)?(?=\/)/, '').replace(/\?.*/, '');
    const json = (content: unknown, headers = {}) => {
      response.writeHead(200, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(content));
    };
    const file = (name: string, look: number) => ({
      name: `files/${name}`,
      uri: `https://files.test/${name}`,
      mimeType: 'video/mp4',
      state: states[Math.min(look, states.length - 1)],
    });
    if (pathname === '/upload/files') {
      count += 1;
      json({}, { 'x-goog-upload-url': `${url}/put/f${count}` });
    } else if (pathname.startsWith('/put/')) {
      const name = pathname.slice('/put/'.length);
      log.push(`upload ${name} ${body.length}`);
      json({ file: file(name, 0) }, { 'x-goog-upload-status': 'final' });
    } else if (pathname.startsWith('/files/')) {
      const name = pathname.slice('/files/'.length);
      if (incoming.method === 'DELETE') {
        log.push(`delete ${name}`);
        json({});
      } else {
        const look = (looks.get(name) ?? 0) + 1;
        looks.set(name, look);
        json(file(name, look));
      }
    } else {
      log.push('ask');
      bodies.push(JSON.parse(body.toString('utf8')));
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const reply = { candidates: [{ content: { parts: [{ text: 'B' }] }, finishReason: 'STOP' }] };
      response.end(`data: ${JSON.stringify(reply)}\n\n`);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const client = new GoogleGenAI({
    vertexai: false,
    apiKey: 'none',
    httpOptions: { baseUrl: url },
  });
  return { url, log, bodies, client };
}

describe('the adapter', () => {
  it('uploads a video once for all its questions, and deletes it at the end', async () => {
    const server = await filesServer(['ACTIVE']);
    const endpoint = await openEndpoint(`google:m@${server.url}`);
    const fields = {
      videoMetadata: { fps: 2 },
      mediaResolution: 'MEDIA_RESOLUTION_LOW',
      generationConfig: { thinkingConfig: { thinkingBudget: 0 } },
    };
    const ask = (file: string) =>
      endpoint.send(
        pictureRequest({ parts: [video(file), { type: 'text', text: 'Which?' }], fields }),
        unaborted,
      );
    const replies = await Promise.all([ask('a.mp4'), ask('a.mp4'), ask('a.mp4')]);
    expect(replies.map((reply) => reply.text)).toEqual(['B', 'B', 'B']);
    expect(server.bodies[0]).toMatchObject({
      contents: [
        {
          parts: [
            {
              fileData: { fileUri: 'https://files.test/f1', mimeType: 'video/mp4' },
              videoMetadata: { fps: 2 },
            },
            { text: 'Which?' },
          ],
        },
      ],
      generationConfig: {
        temperature: 0,
        maxOutputTokens: 16,
        mediaResolution: 'MEDIA_RESOLUTION_LOW',
        thinkingConfig: { thinkingBudget: 0 },
      },
    });
    await ask('b.mp4');
    await endpoint.close?.();
    expect(server.log.filter((line) => line.startsWith('upload'))).toEqual([
      'upload f1 3',
      'upload f2 3',
    ]);
    expect(server.log.slice(-2).toSorted()).toEqual(['delete f1', 'delete f2']);
  });

  it('refuses a packed clip, which the server would sample anew', async () => {
    const server = await filesServer(['ACTIVE']);
    const endpoint = await openEndpoint(`google:m@${server.url}`);
    const request = pictureRequest({ parts: [video('a.mp4', 'packed')] });
    await expect(endpoint.send(request, unaborted)).rejects.toMatchObject({
      code: 'UNSUPPORTED_PART',
    });
    expect(server.log).toEqual([]);
  });

  it.each([
    { videoMetadata: { frames: 3 } },
    { mediaResolution: 'low' },
    { generationConfig: { temperature: 1 } },
    { contents: [] },
  ])('refuses the further fields %j', async (fields) => {
    const server = await filesServer(['ACTIVE']);
    const endpoint = await openEndpoint(`google:m@${server.url}`);
    await expect(endpoint.send(pictureRequest({ fields }), unaborted)).rejects.toMatchObject({
      code: 'USAGE',
    });
  });
});

describe('an upload', () => {
  const polling = { everyMs: 1, atMostMs: 60_000 };

  it('is waited for until it is active', async () => {
    const { client, log } = await filesServer(['PROCESSING', 'PROCESSING', 'ACTIVE']);
    const files = videoFiles(client, polling);
    expect(await files.use(video('a.mp4'), async ({ uri }) => uri)).toBe('https://files.test/f1');
    await files.close();
    expect(log).toEqual(['upload f1 3', 'delete f1']);
  });

  it('that the server cannot read is refused, deleted and forgotten', async () => {
    const { client, log } = await filesServer(['PROCESSING', 'FAILED']);
    const files = videoFiles(client, polling);
    const use = () => files.use(video('a.mp4'), async ({ uri }) => uri);
    await expect(use()).rejects.toMatchObject({ code: 'ENDPOINT_REFUSED', retryable: false });
    expect(log).toEqual(['upload f1 3', 'delete f1']);
    await expect(use()).rejects.toMatchObject({ code: 'ENDPOINT_REFUSED' });
    expect(log).toEqual(['upload f1 3', 'delete f1', 'upload f2 3', 'delete f2']);
  });

  it('is waited for no longer than allowed', async () => {
    const { client, log } = await filesServer(['PROCESSING']);
    const files = videoFiles(client, { everyMs: 1, atMostMs: 5 });
    await expect(files.use(video('a.mp4'), async () => 0)).rejects.toMatchObject({
      code: 'ENDPOINT_BUSY',
      retryable: true,
    });
    expect(log).toEqual(['upload f1 3', 'delete f1']);
  });

  it('is deleted also when what was asked about it failed', async () => {
    const { client, log } = await filesServer(['ACTIVE']);
    const files = videoFiles(client, polling);
    await expect(files.use(video('a.mp4'), () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    await files.close();
    expect(log).toEqual(['upload f1 3', 'delete f1']);
  });
});
