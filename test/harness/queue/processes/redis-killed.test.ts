import { describe, expect, it } from 'vitest';
import { cluster } from '../support/cluster.ts';
import { questionServers } from '../support/question-servers.ts';
import { skipsRedis } from '../support/redis-program.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';

const VIDEOS = 8;
const QUESTIONS = 4;
const CONCURRENCY = 2;
const WORKERS = 2;

type Accident = {
  what: string;
  persistence: boolean;
  happen: (redis: RedisServer) => Promise<unknown>;
  /** Replies that may be asked for again. */
  mayRepeat: number;
};

const restarts = async (redis: RedisServer) => {
  await redis.kill();
  await redis.restart();
};

const ACCIDENTS: Accident[] = [
  {
    what: 'killed and started again with what it had written down',
    persistence: true,
    happen: restarts,
    mayRepeat: WORKERS * CONCURRENCY,
  },
  {
    // Replies that wait in the stream for the coordinator go with it.
    what: 'killed and started again with nothing',
    persistence: false,
    happen: restarts,
    mayRepeat: 2 * WORKERS * CONCURRENCY,
  },
  {
    what: 'emptied by somebody',
    persistence: false,
    happen: (redis) => redis.send('FLUSHALL'),
    mayRepeat: 2 * WORKERS * CONCURRENCY,
  },
];

describe.skipIf(skipsRedis()).each(ACCIDENTS)(
  'a queue that is $what',
  ({ persistence, happen, mayRepeat }) => {
    it('ends with every reply', async () => {
      const redis = await startRedis({ persistence });
      const here = await cluster({ videos: VIDEOS, questions: QUESTIONS });
      let happened: Promise<unknown> = Promise.resolve();
      const servers = await questionServers(1, ({ count }) => {
        if (count === 10) happened = happen(redis);
      });
      const [url = ''] = servers.urls;
      const coordinator = here.coordinator(url, redis.url, { words: ['-c', `${CONCURRENCY}`] });
      for (let count = 0; count < WORKERS; count += 1)
        await here.worker(redis.url, { words: ['--lease', '2'] });

      expect(await coordinator.ended, coordinator.stderr()).toBe(0);
      await happened;
      expect(servers.times.size).toBe(VIDEOS * QUESTIONS);
      expect(servers.repeated()).toBeLessThanOrEqual(mayRepeat);
      await here.expectSameAsAlone(url);
    });
  },
);
