import { request as httpRequest } from 'node:http';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReader } from '../../../harness/reader/server.ts';
import type { Reader } from '../../../harness/reader/server.ts';
import { glide } from '../../../scripts/samples/movement.ts';
import { jpegOf, sceneOf } from './scene-views.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await startReader();
});
afterAll(() => reader.close());

const TEXT = 'In which direction does the red circle move?\nA. To the left\nB. To the right';
const MODEL = 'sightline-reader';

async function content() {
  const path = glide([40, 120], [280, 120], { from: 0, to: 6 });
  const scene = sceneOf([{ shape: 'circle', colour: 'red', radius: 28, path }]);
  const images = await Promise.all([0.5, 2, 3.5, 5].map((at) => jpegOf(scene, at)));
  return [
    ...images.map((jpeg) => ({
      type: 'image_url' as const,
      image_url: { url: `data:image/jpeg;base64,${jpeg.toString('base64')}` },
    })),
    { type: 'text' as const, text: TEXT },
  ];
}

describe('with the official client', () => {
  const client = () => new OpenAI({ baseURL: reader.url, apiKey: 'none', maxRetries: 0 });

  it('answers from the pictures in the order given', async () => {
    const parts = await content();
    const images = parts.slice(0, -1);
    const ask = (shown: typeof parts) =>
      client().chat.completions.create({
        model: MODEL,
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: [...shown, { type: 'text', text: TEXT }] },
        ],
      });
    const reply = await ask(images);
    expect(reply.choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { role: 'assistant', content: 'B' },
    });
    expect(reply.model).toBe(MODEL);
    const blind = await ask([]);
    expect(reply.usage?.prompt_tokens).toBeGreaterThan(blind.usage?.prompt_tokens ?? Infinity);
    expect(reply.usage?.total_tokens).toBe((reply.usage?.prompt_tokens ?? 0) + 1);
    expect((await ask(images.toReversed())).choices[0]?.message.content).toBe('A');
  });

  it('cuts the reply at the token limit and says so', async () => {
    const reply = await client().chat.completions.create({
      model: MODEL,
      max_tokens: 3,
      messages: [{ role: 'user', content: `${TEXT}\nPut it between <answer> and </answer>.` }],
    });
    expect(reply.choices[0]?.finish_reason).toBe('length');
    expect(reply.usage?.completion_tokens).toBe(3);
  });

  it('streams', async () => {
    const stream = await client().chat.completions.create({
      model: MODEL,
      stream: true,
      messages: [{ role: 'user', content: await content() }],
    });
    let text = '';
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
    expect(text).toBe('B');
  });

  it('lists its one model', async () => {
    const models = await client().models.list();
    expect(models.data.map((model) => model.id)).toEqual([MODEL]);
  });
});

describe('refuses', () => {
  const post = (body: unknown) =>
    fetch(`${reader.url}/chat/completions`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const user = (value: unknown) => ({ model: MODEL, messages: [{ role: 'user', content: value }] });
  const image = (url: string) => user([{ type: 'image_url', image_url: { url } }]);

  it.each([
    ['what is not JSON', '{"model":', 400, null],
    ['a body that is a list', [], 400, ''],
    ['no messages', { model: MODEL }, 400, 'messages'],
    ['an empty conversation', { model: MODEL, messages: [] }, 400, 'messages'],
    [
      'an unknown role',
      { model: MODEL, messages: [{ role: 'x', content: '' }] },
      400,
      'messages.0.role',
    ],
    [
      'a conversation without the user',
      { model: MODEL, messages: [{ role: 'system', content: '' }] },
      400,
      'messages',
    ],
    ['a part it cannot carry', user([{ type: 'video_url' }]), 400, 'messages.0.content'],
    ['a limit below one', { ...user('x'), max_tokens: 0 }, 400, 'max_tokens'],
    ['an image from elsewhere', image('https://example.org/a.jpg'), 400, 'image_url'],
    ['an image of another kind', image('data:image/gif;base64,AAAA'), 400, 'image_url'],
    ['an image that is none', image('data:image/jpeg;base64,AAAA'), 400, 'image_url'],
    ['another model', { ...user('x'), model: 'gpt' }, 404, 'model'],
  ])('%s', async (_, body, status, param) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as { error: Record<string, unknown> };
    expect(error).toMatchObject({ type: 'invalid_request_error', param });
    expect(error['message']).toEqual(expect.any(String));
  });

  it('says that it takes no video', async () => {
    const response = await post(
      user([{ type: 'video_url', video_url: { url: 'data:video/mp4,' } }]),
    );
    const { error } = (await response.json()) as { error: { message: string } };
    expect(error.message).toContain('this model takes no video');
  });

  it('an unknown path', async () => {
    const response = await fetch(`${reader.url}/completions`);
    expect(response.status).toBe(404);
    expect(await response.json()).toHaveProperty('error.message');
  });

  it('another method, and names the right one', async () => {
    const response = await fetch(`${reader.url}/chat/completions`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  it('a body over the limit', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(
        `${reader.url}/chat/completions`,
        { method: 'POST' },
        (response) => resolve(response.resume().statusCode),
      );
      request.on('error', reject);
      request.end(Buffer.alloc(64 * 2 ** 20 + 1, 'x'));
    });
    expect(status).toBe(413);
  });
});

it('is healthy', async () => {
  const response = await fetch(new URL('/health', reader.url));
  expect(await response.json()).toEqual({ status: 'ok' });
});

it('closes with connections open, and frees the port', async () => {
  const second = await startReader();
  await fetch(`${second.url}/models`);
  await second.close();
  await expect(fetch(`${second.url}/models`)).rejects.toThrow();
});
