import { expect, it } from 'vitest';
import { scrub, withoutSecrets } from '../../../../harness/endpoints/http/secrets.ts';
import { EndpointError } from '../../../../harness/errors.ts';
import { pictureRequest, unaborted } from '../../../support/asked.ts';

const key = 'sk-planted-0123456789';
const send = (act: () => Promise<never>) =>
  withoutSecrets({ accepts: ['text'], send: act }, [key]).send(pictureRequest(), unaborted);

it('takes keys out, and leaves short words alone', () => {
  expect(scrub(`a ${key} b ${key}`, [key, 'a'])).toBe('a [key] b [key]');
});

it('an error keeps its meaning and loses the key, the cause too', async () => {
  const cause = new Error(`sent ${key}`);
  const error = new EndpointError('ENDPOINT_BUSY', `you sent ${key}`, {
    retryable: true,
    retryAfterMs: 5,
    hint: 'wait',
    cause,
  });
  const thrown: unknown = await send(() => Promise.reject(error)).catch((one: unknown) => one);
  expect(thrown).not.toHaveProperty('cause');
  expect(thrown).toMatchObject({
    code: 'ENDPOINT_BUSY',
    message: 'you sent [key]',
    retryable: true,
    retryAfterMs: 5,
    hint: 'wait',
  });
});

it('a reply loses the key too: journals are handed on', async () => {
  const reply = { text: `key ${key}`, reasoning: key, finish: 'stop' as const, model: key };
  const endpoint = withoutSecrets({ accepts: ['text'], send: async () => reply }, [key]);
  expect(await endpoint.send(pictureRequest(), unaborted)).toEqual({
    text: 'key [key]',
    reasoning: '[key]',
    finish: 'stop',
    model: '[key]',
  });
});
