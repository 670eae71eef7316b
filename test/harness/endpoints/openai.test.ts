import { describe, expect, it } from 'vitest';
import { adapter } from '../../../harness/endpoints/openai.ts';
import { decode } from '../../../harness/endpoints/openai/decode.ts';
import { encode } from '../../../harness/endpoints/openai/encode.ts';
import { parseEndpoint } from '../../../harness/schema/endpoint-spec.ts';
import type { Request } from '../../../harness/schema/endpoint.ts';
import { choiceItem } from '../../support/items.ts';
import { chatServer, json } from '../../support/chat-server.ts';

const request: Request = {
  trial: 'v_1/full',
  probe: 'full',
  variant: '',
  repeat: 0,
  item: choiceItem('v_1'),
  parts: [
    { type: 'image', mime: 'image/jpeg', data: Uint8Array.of(1, 2, 3), atSeconds: 0 },
    { type: 'text', text: 'Which?' },
  ],
  settings: { temperature: 0, maxTokens: 16 },
  fields: {},
};
const target = { model: 'm', shownUrl: 'http://x.test/v1', secrets: [], keyHint: '' };
const open = (url: string, environment = {}) =>
  adapter.open(parseEndpoint(`openai:m@${url}`), { environment, items: [], seed: 0 });
const signal = new AbortController().signal;

it('sends pictures before the text, and only the settings that are set', () => {
  expect(encode('m', { ...request, system: 'Be brief.' })).toEqual({
    model: 'm',
    messages: [
      { role: 'system', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: 'data:image/jpeg;base64,AQID' } },
          { type: 'text', text: 'Which?' },
        ],
      },
    ],
    temperature: 0,
    max_tokens: 16,
    stream: true,
    stream_options: { include_usage: true },
  });
});

describe('decode', () => {
  it('keeps reasoning apart, and reads usage, model and fingerprint', () => {
    const reply = decode(
      {
        id: 'x',
        model: 'm-2026',
        system_fingerprint: 'fp',
        choices: [
          {
            index: 0,
            finish_reason: 'stop',
            message: { role: 'assistant', content: 'C', reasoning_content: 'Because.' },
          },
        ],
        usage: {
          prompt_tokens: 100,
          completion_tokens: 5,
          prompt_tokens_details: { cached_tokens: 64 },
          completion_tokens_details: { reasoning_tokens: 3 },
        },
      },
      target,
    );
    expect(reply).toEqual({
      text: 'C',
      reasoning: 'Because.',
      finish: 'stop',
      model: 'm-2026',
      fingerprint: 'fp',
      usage: { inputTokens: 100, outputTokens: 5, reasoningTokens: 3, cachedTokens: 64 },
    });
  });

  it.each([
    [
      { finish_reason: 'length', message: { content: 'The' } },
      { text: 'The', finish: 'length' },
    ],
    [
      { finish_reason: 'content_filter', message: { content: null } },
      { text: '', finish: 'refusal' },
    ],
    [
      { finish_reason: 'stop', message: { content: null, refusal: 'I cannot.' } },
      { text: 'I cannot.', finish: 'refusal' },
    ],
    [{ message: { content: 'C' } }, { text: 'C', finish: 'unknown' }],
    [
      { finish_reason: null, message: { content: 'C' } },
      { text: 'C', finish: 'unknown' },
    ],
  ])('reads %j', (choice, reply) => {
    expect(decode({ choices: [choice] }, target)).toEqual(reply);
  });

  it.each([null, 'C', { choices: [] }, { error: { message: 'C' } }, { choices: [{ text: 'C' }] }])(
    'finds no reply in %j',
    (body) => {
      expect(() => decode(body, target)).toThrow(
        expect.objectContaining({ code: 'ENDPOINT_BROKEN', retryable: true }),
      );
    },
  );
});

it.each([
  [400, 'ENDPOINT_REFUSED', false],
  [401, 'ENDPOINT_AUTH', false],
  [403, 'ENDPOINT_AUTH', false],
  [404, 'ENDPOINT_UNREACHABLE', false],
  [408, 'ENDPOINT_BUSY', true],
  [409, 'ENDPOINT_BUSY', true],
  [429, 'ENDPOINT_BUSY', true],
  [500, 'ENDPOINT_BUSY', true],
  [503, 'ENDPOINT_BUSY', true],
])('%i is %s, worth another try: %s', async (status, code, retryable) => {
  const server = await chatServer(
    () => (response) => json(response, status, { error: { message: 'no' } }),
  );
  const endpoint = await open(server.url);
  await expect(endpoint.send(request, signal)).rejects.toMatchObject({ code, retryable });
  expect(server.requests).toHaveLength(1);
});

describe('keys', () => {
  it('sends the OpenAI key to nobody else', async () => {
    const server = await chatServer(() => 'C');
    const endpoint = await open(server.url, { OPENAI_API_KEY: 'sk-secret' });
    await endpoint.send(request, signal);
    expect(JSON.stringify(server.requests[0]?.headers)).not.toContain('sk-secret');
  });

  it('sends SIGHTLINE_API_KEY to a named server', async () => {
    const server = await chatServer(() => 'C');
    const endpoint = await open(server.url, { SIGHTLINE_API_KEY: 'own' });
    await endpoint.send(request, signal);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer own');
  });

  it('says which key is missing before anything is asked', async () => {
    const opening = adapter.open(parseEndpoint('openai:gpt-5'), {
      environment: {},
      items: [],
      seed: 0,
    });
    await expect(opening).rejects.toMatchObject({
      code: 'ENDPOINT_AUTH',
      message: 'OPENAI_API_KEY is not set',
    });
  });
});
