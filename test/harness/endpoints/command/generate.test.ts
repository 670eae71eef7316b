import { expect, it } from 'vitest';
import {
  generate,
  generateLine,
  readVideoLine,
} from '../../../../harness/endpoints/command/generate.ts';
import type { Exchange } from '../../../../harness/endpoints/command/conversation.ts';
import { videoRequest } from '../../../support/asked-video.ts';
import { unaborted } from '../../../support/asked.ts';

it('a request is one line of JSON, with paths instead of files', async () => {
  const { request } = await videoRequest({
    prompt: 'Two\nlines',
    image: '/data/a.png',
    settings: { seconds: 8, size: '1280x720' },
    fields: { steps: 7 },
    target: '/run/a.part.mp4',
  });
  const line = generateLine('7', request);
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toEqual({
    id: '7',
    type: 'generate',
    prompt: 'Two\nlines',
    image: '/data/a.png',
    target: '/run/a.part.mp4',
    seconds: 8,
    size: '1280x720',
    fields: { steps: 7 },
  });
  expect(JSON.parse(generateLine('8', { ...request, job: 'j' }))).toMatchObject({ job: 'j' });
});

it.each([
  [{ done: true }, { made: true, inputs: {} }],
  [
    {
      done: true,
      inputs: { image: 'not-taken' },
      note: 'n',
      model: 'm',
      billedSeconds: 4,
      more: 1,
    },
    { made: true, inputs: { image: 'not-taken' }, note: 'n', model: 'm', billedSeconds: 4 },
  ],
  [{ refusal: 'no' }, { made: false, refusal: 'no' }],
  [{ job: 'j' }, { job: 'j' }],
  [{ job: null }, { job: null }],
])('reads %j', (said, meant) => {
  expect(readVideoLine(JSON.stringify({ id: '1', ...said }))).toEqual(meant);
});

it.each([
  ['{"id":"1","error":"no"}', 'ENDPOINT_REFUSED', false],
  ['{"id":"1","error":"busy","retryable":true}', 'ENDPOINT_BROKEN', true],
  ['{"id":"1","done":false}', 'ENDPOINT_BROKEN', true],
  ['{"id":"1","done":true,"inputs":{"image":"maybe"}}', 'ENDPOINT_BROKEN', true],
  ['{"id":"1","text":"B"}', 'ENDPOINT_BROKEN', true],
  ['Loading: 100%', 'ENDPOINT_BROKEN', true],
])('%s is %s', (line, code, retryable) => {
  expect(readVideoLine(line)).toMatchObject({ name: 'EndpointError', code, retryable });
});

/** A program that says these lines and nothing more. */
const saying =
  (...lines: string[]) =>
  <T>({ read }: Exchange<T>): Promise<T> => {
    for (const line of lines) {
      const said = read(line);
      if (said instanceof Error) return Promise.reject(said);
      if (typeof said !== 'symbol') return Promise.resolve(said);
    }
    return new Promise(() => {});
  };

it('work that a program names is kept before its reply counts', async () => {
  const order: string[] = [];
  const { request } = await videoRequest({
    keepJob: async (job) => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`kept ${job}`);
    },
  });
  const ask = saying('{"id":"1","job":"j"}', '{"id":"1","job":null}', '{"id":"1","done":true}');
  await generate({ ask }, request, unaborted);
  order.push('done');
  expect(order).toEqual(['kept j', 'kept null', 'done']);
});

it('a job that cannot be written down is an error, whatever the program says after it', async () => {
  const { request } = await videoRequest({
    keepJob: () => Promise.reject(new Error('the disk is full')),
  });
  const ask = saying('{"id":"1","job":"j"}', '{"id":"1","done":true}');
  await expect(generate({ ask }, request, unaborted)).rejects.toThrow('the disk is full');
});
