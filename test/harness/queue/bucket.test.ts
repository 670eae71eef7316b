import { expect, it } from 'vitest';
import { bucketOf } from '../../../harness/queue/bucket.ts';

const at = (...baseUrls: string[]) => ({ adapter: 'openai', model: 'm', baseUrls });

it('workers share the limit of one endpoint, and that of a loopback only on one machine', () => {
  const shared = 'http://gpu-1:8000/v1';
  expect(bucketOf(at(shared), 'a')).toBe(bucketOf(at(shared), 'b'));
  expect(bucketOf({ adapter: 'openai', model: 'm' }, 'a')).toBe(
    bucketOf({ adapter: 'openai', model: 'm' }, 'b'),
  );
  for (const url of ['http://127.0.0.1:8000/v1', 'http://localhost:1', 'http://[::1]:8000']) {
    expect(bucketOf(at(url), 'a')).toBe(bucketOf(at(url), 'a'));
    expect(bucketOf(at(url), 'a')).not.toBe(bucketOf(at(url), 'b'));
  }
  expect(bucketOf(at(shared), 'a')).not.toBe(bucketOf({ ...at(shared), model: 'n' }, 'a'));
  expect(bucketOf(at(shared, 'http://b'), 'a')).toBe(bucketOf(at('http://b', shared), 'a'));
});
