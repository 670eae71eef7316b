import { expect, it } from 'vitest';
import { encode } from '../../../../harness/endpoints/openai/encode.ts';
import { wireBody } from '../../../../harness/endpoints/openai/wire-body.ts';
import type { Part } from '../../../../harness/schema/prompt.ts';
import { openEndpoint, pictureRequest, unaborted } from '../../../support/asked.ts';
import { hostileServer } from '../../../support/hostile-server.ts';

const picture = (bytes: number, atSeconds: number): Part => ({
  type: 'image',
  mime: 'image/jpeg',
  data: Uint8Array.from({ length: bytes }, (_, index) => (index * 31 + bytes) % 256),
  atSeconds,
});
const large = pictureRequest({
  parts: [
    picture(200_000, 0),
    picture(98_305, 1),
    picture(0, 2),
    { type: 'text', text: 'Größe? "url":"data:image/jpeg;base64,"' },
  ],
  fields: { detail: 'low' },
});

it('in pieces is what it is as a whole, and as long as it says', async () => {
  const body = wireBody('m', large, {});
  if (typeof body === 'string') throw new Error('the body is whole');
  const pieces = await Array.fromAsync(body.pieces());
  const bytes = Buffer.concat(pieces);
  expect(bytes.toString('utf8')).toBe(JSON.stringify(encode('m', large)));
  expect(bytes).toHaveLength(body.bytes);
});

it('is whole when it is small, or when a field looks like a picture', () => {
  expect(wireBody('m', pictureRequest(), {})).toBeTypeOf('string');
  const fields = { other: { url: 'data:image/jpeg;base64,' } };
  expect(wireBody('m', { ...large, fields }, {})).toBe(
    JSON.stringify(encode('m', { ...large, fields })),
  );
});

it('arrives', async () => {
  const server = await hostileServer(() => ({ text: 'C' }));
  const endpoint = await openEndpoint(`openai:m@${server.url}`);
  expect(await endpoint.send(large, unaborted)).toMatchObject({ text: 'C' });
  expect(server.requests[0]?.body.messages).toEqual(encode('m', large).messages);
  expect(server.requests[0]?.headers['content-length']).toBeDefined();
});
