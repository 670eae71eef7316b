import { describe, expect, it } from 'vitest';
import { cluster } from '../support/cluster.ts';
import { answerTo, questionServers } from '../support/question-servers.ts';
import { skipsRedis } from '../support/redis-program.ts';
import { startRedis } from '../support/redis-server.ts';
import type { SightlineProcess } from '../support/sightline-process.ts';

const VIDEOS = 8;
const QUESTIONS = 4;

describe.skipIf(skipsRedis())('a worker that stands still past its lease', () => {
  it('loses its video to another; when it goes on, its late reply changes nothing', async () => {
    const redis = await startRedis();
    const here = await cluster({ videos: VIDEOS, questions: QUESTIONS });
    const paused: { worker: SightlineProcess | null; question: number | null; met: boolean } = {
      worker: null,
      question: null,
      met: false,
    };
    const servers = await questionServers(2, async ({ server, question, times, count }) => {
      // Told apart in the journal, alike in the scores.
      const said = `${answerTo(question)} I have been asked ${times} times.`;
      if (server === 0 && paused.question === null) {
        paused.question = question;
        paused.worker?.signal('SIGSTOP');
      } else if (server === 1 && count === 1) {
        await expect.poll(() => paused.question, { timeout: 20_000 }).not.toBeNull();
      } else if (server === 1 && question === paused.question) {
        paused.met = true;
        paused.worker?.signal('SIGCONT');
      }
      return said;
    });
    const [one = '', other = ''] = servers.urls;
    const coordinator = here.coordinator(one, redis.url, { words: ['-c', '2'] });
    paused.worker = await here.worker(redis.url, {
      words: ['--endpoint-url', one, '--lease', '2'],
    });
    await here.worker(redis.url, { words: ['--endpoint-url', other, '--lease', '2'] });

    expect(await coordinator.ended, coordinator.stderr()).toBe(0);
    expect(paused.met).toBe(true);
    expect(servers.times.size).toBe(VIDEOS * QUESTIONS);
    expect(servers.repeated()).toBeLessThanOrEqual(2);
    expect([...(await here.repliesKept()).values()]).toEqual(
      Array.from({ length: VIDEOS * QUESTIONS }, () => 1),
    );
    await here.expectSameAsAlone(one);
  });
});
