import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nextqaFolder } from '../../../support/items.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { cluster } from '../support/cluster.ts';
import { freePort } from '../support/free-port.ts';
import { questionServers } from '../support/question-servers.ts';
import { skipsRedis } from '../support/redis-program.ts';
import { startRedis, type RedisOptions } from '../support/redis-server.ts';

type Wrong = {
  what: string;
  redis?: RedisOptions;
  url(port: number): string | Promise<string>;
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

describe.skipIf(skipsRedis())('a worker', () => {
  it('without the data, or with other questions, refuses with the difference; one with them serves', async () => {
    const redis = await startRedis();
    const here = await cluster({ videos: 3, questions: 2 });
    const servers = await questionServers(1);
    const [url = ''] = servers.urls;
    const coordinator = here.coordinator(url, redis.url);
    const fewer = await nextqaFolder(3, 1);
    const worded = await nextqaFolder(3, 2);
    const rows = await readFile(join(worded, 'val.csv'), 'utf8');
    await writeFile(join(worded, 'val.csv'), rows.replace('what is in 1', 'what was in 1'));

    const without = await here.worker(redis.url, { data: await temporaryFolder() });
    await without.says(/val\.csv|annotation/i);
    const other = await here.worker(redis.url, { data: fewer });
    await other.says(/items: 6 in the run, 3 here/);
    const wording = await here.worker(redis.url, { data: worded });
    await wording.says(/trials \(digest\): \w+ in the run, \w+ here/);
    await coordinator.says(/items: 6 in the run, 3 here/);
    expect(servers.times.size).toBe(0);

    const fit = await here.worker(redis.url, { words: ['--until-idle'] });
    expect(await coordinator.ended, coordinator.stderr()).toBe(0);
    expect(await fit.ended, fit.stderr()).toBe(0);
    await here.expectSameAsAlone(url);
  });

  it('of another version refuses, and tells both versions', async () => {
    const redis = await startRedis();
    const here = await cluster({ videos: 1, questions: 1 });
    const servers = await questionServers(1);
    const [url = ''] = servers.urls;
    here.coordinator(url, redis.url);
    const runs = async () => (await redis.send('HGETALL', 'sightline:runs')).split('\r\n');
    await expect.poll(runs, { timeout: 20_000 }).toHaveLength(6);
    const [, , token = '', , description = ''] = await runs();
    const { version, ...rest } = JSON.parse(description) as { version: string };
    // What a coordinator of tomorrow may say.
    const changed = JSON.stringify({ ...rest, version: '99.0.0', unheardOf: true });
    await redis.send('HSET', 'sightline:runs', token, changed);
    const worker = await here.worker(redis.url);
    await worker.says(/99\.0\.0/);
    expect(worker.stderr()).toContain(version);
    expect(servers.times.size).toBe(0);
  });
});
