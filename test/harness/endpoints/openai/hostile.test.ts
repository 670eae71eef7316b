import { describe, expect, it } from 'vitest';
import { type Answer, type Fault, hostileServer, POISON } from '../../../support/hostile-server.ts';
import { openEndpoint, pictureRequest, unaborted } from '../../../support/asked.ts';

const ask = async (
  what: Fault | Answer | ((count: number) => Fault | Answer),
  context: { stallTimeoutMs?: number; secure?: true } = {},
) => {
  const server = await hostileServer(({ count }) =>
    typeof what === 'function' ? what(count) : what,
  );
  const { secure, ...more } = context;
  const url = secure ? server.secureUrl : server.url;
  const endpoint = await openEndpoint(`openai:m@${url}`, more);
  const asking = () => endpoint.send(pictureRequest(), unaborted);
  return { server, asking };
};

describe('a fault is a failure of its kind, and never a reply', () => {
  it.each<[Fault, string, boolean]>([
    [{ fault: 'rate-limit', retryAfter: 'none' }, 'ENDPOINT_BUSY', true],
    [{ fault: 'status', status: 408 }, 'ENDPOINT_BUSY', true],
    [{ fault: 'status', status: 409 }, 'ENDPOINT_BUSY', true],
    [{ fault: 'status', status: 500 }, 'ENDPOINT_BUSY', true],
    [{ fault: 'status', status: 503 }, 'ENDPOINT_BUSY', true],
    [{ fault: 'status', status: 400 }, 'ENDPOINT_REFUSED', false],
    [{ fault: 'status', status: 413 }, 'ENDPOINT_REFUSED', false],
    [{ fault: 'status', status: 401 }, 'ENDPOINT_AUTH', false],
    [{ fault: 'status', status: 402 }, 'ENDPOINT_AUTH', false],
    [{ fault: 'status', status: 403 }, 'ENDPOINT_AUTH', false],
    [{ fault: 'status', status: 404 }, 'ENDPOINT_UNREACHABLE', false],
    [
      { fault: 'status', status: 429, body: { error: { code: 'insufficient_quota' } } },
      'ENDPOINT_AUTH',
      false,
    ],
    [{ fault: 'html', status: 200 }, 'ENDPOINT_BROKEN', true],
    [{ fault: 'html', status: 502 }, 'ENDPOINT_BUSY', true],
    [{ fault: 'reset' }, 'ENDPOINT_BROKEN', true],
    [{ fault: 'reset-mid-body' }, 'ENDPOINT_BROKEN', true],
    [{ fault: 'garbage' }, 'ENDPOINT_BROKEN', true],
    [{ fault: 'garbage-in-stream' }, 'ENDPOINT_BROKEN', true],
    [{ fault: 'wrong-type' }, 'ENDPOINT_BROKEN', true],
    [{ fault: 'truncated' }, 'ENDPOINT_BROKEN', true],
    [{ fault: 'error-object' }, 'ENDPOINT_BROKEN', true],
    [{ fault: 'error-in-stream' }, 'ENDPOINT_BROKEN', true],
    [{ fault: 'empty-body' }, 'ENDPOINT_BROKEN', true],
  ])('%j is %s, worth another try: %s', async (fault, code, retryable) => {
    const { server, asking } = await ask(fault);
    await expect(asking()).rejects.toMatchObject({ name: 'EndpointError', code, retryable });
    expect(server.requests).toHaveLength(1);
  });

  it.each<Fault>([{ fault: 'silence' }, { fault: 'stall' }, { fault: 'stall-mid-stream' }])(
    '%j ends when nothing came for the stall time',
    async (fault) => {
      const { asking } = await ask(fault, { stallTimeoutMs: 50 });
      await expect(asking()).rejects.toMatchObject({
        code: 'ENDPOINT_BROKEN',
        retryable: true,
        message: expect.stringContaining('nothing was received for 0.05 s') as string,
      });
    },
  );

  it('a TLS handshake that fails is not tried again', async () => {
    const { asking } = await ask({ text: 'C' }, { secure: true });
    await expect(asking()).rejects.toMatchObject({
      code: 'ENDPOINT_UNREACHABLE',
      retryable: false,
      message: expect.stringContaining('no trusted connection') as string,
    });
  });

  it('nobody at the port may be there soon', async () => {
    const endpoint = await openEndpoint('openai:m@http://127.0.0.1:1/v1');
    await expect(endpoint.send(pictureRequest(), unaborted)).rejects.toMatchObject({
      code: 'ENDPOINT_UNREACHABLE',
      retryable: true,
    });
  });
});

it.each([
  ['seconds', 7000],
  ['date', 7000],
  ['milliseconds', 1250],
] as const)('Retry-After in %s', async (retryAfter, ms) => {
  const { asking } = await ask({ fault: 'rate-limit', retryAfter, ms });
  await expect(asking()).rejects.toMatchObject({ code: 'ENDPOINT_BUSY', retryAfterMs: ms });
});

describe('what looks odd and is a reply', () => {
  it.each<[string, Answer]>([
    ['streamed', { text: 'C', reasoning: 'Because.' }],
    ['in one piece', { text: 'C', reasoning: 'Because.', streamed: false }],
    ['tool calls, twice, beside the text', { text: 'C', toolCalls: true }],
    ['tool calls in one piece', { text: 'C', toolCalls: true, streamed: false }],
    ['ten megabytes', { text: 'C'.repeat(10 * 2 ** 20) }],
    ['ten megabytes in one piece', { text: 'C'.repeat(10 * 2 ** 20), streamed: false }],
    ['characters cut in two', { text: 'Größe: 你好 🎬', everyMs: 1 }],
  ])('%s', async (_, answer) => {
    const { server, asking } = await ask(answer);
    expect(await asking()).toMatchObject({
      text: answer.text,
      finish: 'stop',
      model: 'served-model',
      fingerprint: 'fp_1',
      usage: { inputTokens: 10, outputTokens: 2 },
      ...(answer.reasoning === undefined ? {} : { reasoning: answer.reasoning }),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('keeps a slow one alive for longer than the stall time', async () => {
    const { asking } = await ask({ text: 'C', everyMs: 10 }, { stallTimeoutMs: 200 });
    const started = performance.now();
    expect(await asking()).toMatchObject({ text: 'C' });
    expect(performance.now() - started).toBeGreaterThan(200);
  });

  it('says when the first piece of a stream came', async () => {
    const streamed = await ask({ text: 'C' });
    expect((await streamed.asking()).firstTokenMs).toBeGreaterThan(0);
    const whole = await ask({ text: 'C', streamed: false });
    expect((await whole.asking()).firstTokenMs).toBeUndefined();
  });

  it.each(['content_filter', 'content_policy_violation', 'ResponsibleAIPolicyViolation'])(
    'a 400 with %s is a refusal of the model, without the words of the error',
    async (code) => {
      const body = { error: { message: POISON, code } };
      const { asking } = await ask({ fault: 'status', status: 400, body });
      expect(await asking()).toEqual({ text: '', finish: 'refusal' });
    },
  );
});

describe('what a server does not accept is learnt once', () => {
  it.each([
    [
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      'max_tokens',
      { max_completion_tokens: 16 },
    ],
    ['Unrecognized request argument supplied: stream_options', 'stream_options', { stream: true }],
    ['streaming is not supported', 'stream', { max_tokens: 16 }],
  ])('%s', async (message, refused, expected) => {
    const server = await hostileServer(({ body }) =>
      body[refused] === undefined
        ? { text: 'C' }
        : { fault: 'status', status: 400, body: { error: { message } } },
    );
    const endpoint = await openEndpoint(`openai:m@${server.url}`);
    await endpoint.send(pictureRequest(), unaborted);
    const learning = server.requests.length;
    expect(await endpoint.send(pictureRequest(), unaborted)).toMatchObject({ text: 'C' });
    expect(server.requests).toHaveLength(learning + 1);
    expect(server.requests.at(-1)?.body).toMatchObject(expected);
    expect(server.requests.at(-1)?.body).not.toHaveProperty(refused);
  });

  it('a 400 that will not go away ends', async () => {
    const body = { error: { message: 'no stream, no stream_options, max_completion_tokens' } };
    const { server, asking } = await ask({ fault: 'status', status: 400, body });
    await expect(asking()).rejects.toMatchObject({ code: 'ENDPOINT_REFUSED', retryable: false });
    expect(server.requests.length).toBeLessThanOrEqual(4);
  });
});

it('gives up at once when it is told to', async () => {
  const abort = new AbortController();
  const server = await hostileServer(() => {
    abort.abort(new Error('enough'));
    return { fault: 'silence' };
  });
  const endpoint = await openEndpoint(`openai:m@${server.url}`);
  await expect(endpoint.send(pictureRequest(), abort.signal)).rejects.toThrow('enough');
});
