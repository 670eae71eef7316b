import { describe, expect, it } from 'vitest';
import { cluster } from '../support/cluster.ts';
import { cuttableProxy } from '../support/cuttable-proxy.ts';
import { questionServers } from '../support/question-servers.ts';
import { skipsRedis } from '../support/redis-program.ts';
import { startRedis } from '../support/redis-server.ts';

const CONCURRENCY = 2;
const VIDEOS = 8;
const QUESTIONS = 4;
const ALL = VIDEOS * QUESTIONS;
const WAYS = [
  { how: 'cut', so: 'cut' },
  { how: 'hold', so: 'held up' },
] as const;

describe.skipIf(skipsRedis()).each(WAYS)('a network that is $so', ({ how }) => {
  it('between a worker and the queue: others take over, and it comes back', async () => {
    const redis = await startRedis();
    const proxy = await cuttableProxy(redis.port);
    const here = await cluster({ videos: VIDEOS, questions: QUESTIONS });
    const othersHaveAsked = Promise.withResolvers<void>();
    let ofOthers = 0;
    let ofOne = 0;
    const servers = await questionServers(2, async ({ server }) => {
      if (server === 0) {
        ofOne += 1;
        if (ofOne === 3) {
          proxy[how]();
          void othersHaveAsked.promise.then(() => proxy.mend());
        }
      } else {
        ofOthers += 1;
        if (ofOthers >= 4 && ofOne >= 3) othersHaveAsked.resolve();
        // The one that is cut off has begun before all is done.
        else await expect.poll(() => ofOne, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
      }
    });
    const [one = '', other = ''] = servers.urls;
    const through = `redis://127.0.0.1:${proxy.port}`;
    const coordinator = here.coordinator(one, redis.url, { words: ['-c', `${CONCURRENCY}`] });
    await here.worker(through, { words: ['--endpoint-url', one, '--lease', '2'] });
    await here.worker(redis.url, { words: ['--endpoint-url', other, '--lease', '2'] });

    expect(await coordinator.ended, coordinator.stderr()).toBe(0);
    expect(servers.times.size).toBe(ALL);
    expect(servers.repeated()).toBeLessThanOrEqual(CONCURRENCY);
    expect([...(await here.repliesKept()).values()].every((count) => count === 1)).toBe(true);
    await here.expectSameAsAlone(one);
  });
});
