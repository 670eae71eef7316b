import { describe, expect, it } from 'vitest';
import { cluster } from '../support/cluster.ts';
import { freePort } from '../support/free-port.ts';
import { skipsRedis } from '../support/redis-program.ts';
import { startRedis, type RedisOptions } from '../support/redis-server.ts';

type Wrong = {
  what: string;
  redis?: RedisOptions;
  url: (port: number) => string | Promise<string>;
  environment?: Record<string, string>;
  exit: number;
  says: RegExp;
};

const WRONG: Wrong[] = [
  {
    what: 'is no Redis URL',
    url: (port) => `http://127.0.0.1:${port}`,
    exit: 2,
    says: /no redis:\/\/ URL/,
  },
  {
    what: 'has a password in it',
    url: (port) => `redis://me:hush-hush@127.0.0.1:${port}`,
    exit: 2,
    says: /SIGHTLINE_QUEUE_PASSWORD/,
  },
  {
    what: 'leads nowhere',
    url: async () => `redis://127.0.0.1:${await freePort()}`,
    exit: 6,
    says: /does not answer[\s\S]*PONG/,
  },
  {
    what: 'wants a password',
    redis: { password: 'open sesame' },
    url: (port) => `redis://127.0.0.1:${port}`,
    exit: 6,
    says: /NOAUTH[\s\S]*SIGHTLINE_QUEUE_PASSWORD/,
  },
  {
    what: 'wants another password',
    redis: { password: 'open sesame' },
    url: (port) => `redis://127.0.0.1:${port}`,
    environment: { SIGHTLINE_QUEUE_PASSWORD: 'hush-hush' },
    exit: 6,
    says: /WRONGPASS[\s\S]*SIGHTLINE_QUEUE_PASSWORD/,
  },
  {
    what: 'may throw keys away',
    redis: { maxmemoryPolicy: 'allkeys-lru' },
    url: (port) => `redis://127.0.0.1:${port}`,
    exit: 3,
    says: /allkeys-lru[\s\S]*noeviction/,
  },
  {
    what: 'speaks TLS where the server does not',
    url: (port) => `rediss://127.0.0.1:${port}`,
    exit: 6,
    says: /does not answer/,
  },
];

describe.skipIf(skipsRedis()).each(WRONG)(
  'a queue that $what',
  ({ redis: options, url, environment = {}, exit, says }) => {
    it('is told by the coordinator and by a worker, with what to do', async () => {
      const redis = await startRedis(options);
      const here = await cluster({ videos: 1, questions: 1 });
      const queue = await url(redis.port);
      const both = [
        here.coordinator('http://127.0.0.1:9/v1', queue, { environment }),
        await here.worker(queue, { environment }),
      ];
      for (const one of both) {
        expect(await one.ended, one.stderr()).toBe(exit);
        expect(one.stderr()).toMatch(says);
        expect(one.stderr()).not.toContain('hush-hush');
      }
    });
  },
);
