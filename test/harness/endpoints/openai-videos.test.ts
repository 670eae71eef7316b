import { expect, it } from 'vitest';
import { openEndpoint, unaborted } from '../../support/asked.ts';
import { videoRequest } from '../../support/asked-video.ts';
import { generationServer, json } from '../../support/generation-server.ts';

it('says which key is missing', async () => {
  await expect(openEndpoint('openai-videos:sora-2')).rejects.toMatchObject({
    code: 'ENDPOINT_AUTH',
    message: 'OPENAI_API_KEY is not set',
  });
});

it.each([
  [{ OPENAI_API_KEY: 'for-openai-alone' }, undefined],
  [{ OPENAI_API_KEY: 'for-openai-alone', SIGHTLINE_API_KEY: 'for-others' }, 'Bearer for-others'],
])('a server that is named gets its own key or none: %j', async (environment, authorization) => {
  const server = await generationServer(() => json({ error: { message: 'no' } }, 400));
  const endpoint = await openEndpoint(`openai-videos:m@${server.url}/v1`, { environment });
  const { request } = await videoRequest();
  await expect(endpoint.generate?.(request, unaborted)).rejects.toMatchObject({
    code: 'ENDPOINT_REFUSED',
  });
  expect(server.seen[0]?.headers.authorization).toBe(authorization);
  expect(JSON.stringify(server.seen)).not.toContain('for-openai-alone');
});

it('takes one base URL: work that one server has begun is known to no other', async () => {
  await expect(openEndpoint('openai-videos:m@http://a/v1,http://b/v1')).rejects.toMatchObject({
    code: 'ENDPOINT_REFUSED',
  });
});
