import { describe, expect, it } from 'vitest';
import { random } from '../../../../harness/random.ts';
import { cluster } from '../support/cluster.ts';
import { questionServers, turns } from '../support/question-servers.ts';
import { skipsRedis } from '../support/redis-program.ts';
import { startRedis } from '../support/redis-server.ts';

const SEED = 4;
const KILLS = 4;
const VIDEOS = 12;
const QUESTIONS = 6;

describe.skipIf(skipsRedis())(
  `a coordinator killed ${KILLS} times at moments of seed ${SEED}`,
  () => {
    it('goes on by the same command, and what workers did meanwhile is not asked again', async () => {
      const redis = await startRedis();
      const here = await cluster({ videos: VIDEOS, questions: QUESTIONS });
      const randomness = random(SEED, 'coordinator-killed');
      let countdown = Number.POSITIVE_INFINITY;
      let kill = () => {};
      // Without it workers would be done before there is a coordinator to be killed again.
      let nextIsUp = Promise.withResolvers<void>();
      const servers = await questionServers(2, async () => {
        countdown -= 1;
        if (countdown === 0) {
          await turns(randomness.integer(0, 60));
          nextIsUp = Promise.withResolvers<void>();
          kill();
        }
        await nextIsUp.promise;
      });
      const [url = ''] = servers.urls;
      for (const server of servers.urls)
        await here.worker(redis.url, { words: ['--endpoint-url', server] });

      for (let kills = 0; kills < KILLS; kills += 1) {
        countdown = randomness.integer(1, 9);
        const coordinator = here.coordinator(url, redis.url, { words: ['-c', '2'] });
        kill = () => coordinator.signal('SIGKILL');
        await coordinator.says(/\n/);
        nextIsUp.resolve();
        expect(await coordinator.ended, coordinator.stderr()).toBeNull();
      }
      countdown = Number.POSITIVE_INFINITY;
      const last = here.coordinator(url, redis.url, { words: ['-c', '2'] });
      nextIsUp.resolve();
      expect(await last.ended, last.stderr()).toBe(0);
      expect(servers.times.size).toBe(VIDEOS * QUESTIONS);
      expect(servers.repeated()).toBe(0);
      await here.expectSameAsAlone(url);
    });
  },
);
