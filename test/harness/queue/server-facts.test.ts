import { describe, expect, it } from 'vitest';
import { serverFacts, unfit } from '../../../harness/queue/server-facts.ts';

const info = (lines: Record<string, string>) =>
  Object.entries(lines)
    .map(([name, value]) => `${name}:${value}\r\n`)
    .join('');
const REDIS = { redis_version: '7.0.15', maxmemory_policy: 'noeviction', aof_enabled: '1' };

describe('a server', () => {
  it('says its version, what it throws away and whether it writes to disk', () => {
    expect(serverFacts(`# Server\r\n${info(REDIS)}`)).toEqual({
      version: '7.0.15',
      eviction: 'noeviction',
      persistent: true,
      cluster: false,
    });
  });

  it('that keeps everything is fit; so are Valkey and one that says nothing of itself', () => {
    const valkey = {
      ...REDIS,
      redis_version: '7.2.4',
      server_name: 'valkey',
      valkey_version: '8.1',
    };
    for (const one of [info(REDIS), info(valkey), '']) expect(unfit(serverFacts(one))).toBeNull();
  });

  it.each([
    [{ redis_version: '6.0.16' }, /6\.0\.16/],
    [{ maxmemory_policy: 'allkeys-lru' }, /allkeys-lru/],
    [{ maxmemory_policy: 'volatile-ttl' }, /volatile-ttl/],
    [{ cluster_enabled: '1' }, /cluster/],
  ])('with %o is unfit', (lines, says) => {
    const why = unfit(serverFacts(info({ ...REDIS, ...lines })));
    expect(why).toMatchObject({ code: 'QUEUE_UNFIT', message: expect.stringMatching(says) });
    expect(why?.hint).toBeTruthy();
  });
});
