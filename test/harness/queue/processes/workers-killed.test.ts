import { describe, expect, it } from 'vitest';
import { random } from '../../../../harness/random.ts';
import { cluster } from '../support/cluster.ts';
import { questionServers, turns } from '../support/question-servers.ts';
import { skipsRedis } from '../support/redis-program.ts';
import { startRedis } from '../support/redis-server.ts';
import type { SightlineProcess } from '../support/sightline-process.ts';

const SEED = 9;
const KILLS = 6;
/** Requests from one kill to the next: fewer than there are questions for each. */
const MOST_BETWEEN = 8;
const CONCURRENCY = 3;
const VIDEOS = 12;
const QUESTIONS = 6;

/**
 * Each kill comes with a request, at a random one and after a random number of turns of this process, so
 * that it meets requests, replies on their way to the queue and the start of a worker alike.
 */
describe.skipIf(skipsRedis())(`workers killed ${KILLS} times at moments of seed ${SEED}`, () => {
  it('lose nothing and repeat at most what they had in flight', async () => {
    const redis = await startRedis();
    const here = await cluster({ videos: VIDEOS, questions: QUESTIONS });
    const randomness = random(SEED, 'workers-killed');
    const workers: SightlineProcess[] = [];
    let kills = 0;
    let countdown = randomness.integer(1, MOST_BETWEEN);
    const killing: Promise<void>[] = [];
    const kill = async (server: number) => {
      await turns(randomness.integer(0, 60));
      workers[server]?.signal('SIGKILL');
      await workers[server]?.ended;
      workers[server] = await workerAt(server);
      countdown = randomness.integer(1, MOST_BETWEEN);
      killing.length = 0;
    };
    const servers = await questionServers(2, async ({ server }) => {
      // Nobody gets ahead meanwhile: the run must not end before its last kill.
      while (killing.length > 0) await killing[0];
      countdown -= 1;
      if (countdown !== 0 || kills === KILLS) return;
      kills += 1;
      killing.push(kill(server));
      await killing[0];
    });
    const workerAt = (server: number) =>
      here.worker(redis.url, {
        words: ['--endpoint-url', servers.urls[server] ?? '', '--lease', '2'],
      });
    const [url = ''] = servers.urls;
    const coordinator = here.coordinator(url, redis.url, { words: ['-c', `${CONCURRENCY}`] });
    for (const server of [0, 1]) workers.push(await workerAt(server));

    expect(await coordinator.ended, coordinator.stderr()).toBe(0);
    expect(kills).toBe(KILLS);
    expect(servers.times.size).toBe(VIDEOS * QUESTIONS);
    expect(servers.repeated()).toBeLessThanOrEqual(KILLS * CONCURRENCY);
    expect([...(await here.repliesKept()).values()]).toEqual(
      Array.from({ length: VIDEOS * QUESTIONS }, () => 1),
    );
    await here.expectSameAsAlone(url);
  });
});
