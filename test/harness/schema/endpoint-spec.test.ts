import { expect, it } from 'vitest';
import { parseEndpoint } from '../../../harness/schema/endpoint-spec.ts';

it.each([
  ['openai:gpt-5', { adapter: 'openai', model: 'gpt-5' }],
  [
    'openai:Qwen/Qwen3-VL-8B@http://127.0.0.1:8000/v1/',
    { adapter: 'openai', model: 'Qwen/Qwen3-VL-8B', baseUrls: ['http://127.0.0.1:8000/v1'] },
  ],
  [
    'openai:a@b@https://x.test/v1',
    { adapter: 'openai', model: 'a@b', baseUrls: ['https://x.test/v1'] },
  ],
  [
    'openai:m@http://a.test/v1,http://b.test/v1',
    { adapter: 'openai', model: 'm', baseUrls: ['http://a.test/v1', 'http://b.test/v1'] },
  ],
  ['replay:/data/me@home/a.jsonl', { adapter: 'replay', model: '/data/me@home/a.jsonl' }],
])('takes %s apart', (text, spec) => {
  expect(parseEndpoint(text)).toEqual(spec);
});

it.each(['gpt-5', 'openai:', 'openai:@http://x.test', 'openai:m@http://', ':m'])(
  'refuses %j',
  (text) => {
    expect(() => parseEndpoint(text)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  },
);

it.each(['http://me:secret@x.test/v1', 'https://x.test/v1?key=secret', 'https://x.test/v1#secret'])(
  'refuses %s, and does not repeat what is secret in it',
  (url) => {
    expect(() => parseEndpoint(`openai:m@${url}`)).toThrow(/password or a query/);
    expect(() => parseEndpoint(`openai:m@${url}`)).not.toThrow(/secret/);
  },
);
