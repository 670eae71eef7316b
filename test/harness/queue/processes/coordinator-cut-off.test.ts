import { describe, expect, it } from 'vitest';
import { cluster } from '../support/cluster.ts';
import { cuttableProxy } from '../support/cuttable-proxy.ts';
import { questionServers } from '../support/question-servers.ts';
import { skipsRedis } from '../support/redis-program.ts';
import { startRedis } from '../support/redis-server.ts';

const VIDEOS = 8;
const QUESTIONS = 4;
const ALL = VIDEOS * QUESTIONS;
const WAYS = [
  { how: 'cut', so: 'cut' },
  { how: 'hold', so: 'held up' },
] as const;

describe.skipIf(skipsRedis()).each(WAYS)('a network that is $so', ({ how }) => {
  it('between the coordinator and the queue: workers go on, and their replies come later', async () => {
    const redis = await startRedis();
    const proxy = await cuttableProxy(redis.port);
    const here = await cluster({ videos: VIDEOS, questions: QUESTIONS });
    const servers = await questionServers(1, ({ count }) => {
      if (count === 5) proxy[how]();
    });
    const [url = ''] = servers.urls;
    const through = `redis://127.0.0.1:${proxy.port}`;
    const coordinator = here.coordinator(url, through, { words: ['-c', '2'] });
    await here.worker(redis.url);

    await expect.poll(() => servers.times.size, { timeout: 30_000 }).toBe(ALL);
    proxy.mend();
    expect(await coordinator.ended, coordinator.stderr()).toBe(0);
    expect(servers.repeated()).toBe(0);
    await here.expectSameAsAlone(url);
  });
});
