import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../../harness/run/journal.ts';
import { cluster } from '../support/cluster.ts';
import { questionServers } from '../support/question-servers.ts';
import { skipsRedis } from '../support/redis-program.ts';
import { startRedis } from '../support/redis-server.ts';
import type { SightlineProcess } from '../support/sightline-process.ts';

const VIDEOS = 6;
const QUESTIONS = 3;
/** Of the third video. */
const POISON = 7;

describe.skipIf(skipsRedis())('a question that its worker dies of each time', () => {
  it('is failed after its tries; all others are answered, and the run is incomplete', async () => {
    const redis = await startRedis();
    const here = await cluster({ videos: VIDEOS, questions: QUESTIONS });
    let worker: SightlineProcess | null = null;
    const servers = await questionServers(1, async ({ question }) => {
      if (question !== POISON) return;
      worker?.signal('SIGKILL');
      await worker?.ended;
      worker = await here.worker(redis.url, { words: ['--lease', '1'] });
    });
    const [url = ''] = servers.urls;
    const coordinator = here.coordinator(url, redis.url, { words: ['-c', '1'] });
    worker = await here.worker(redis.url, { words: ['--lease', '1'] });

    expect(await coordinator.ended, coordinator.stderr()).toBe(7);
    expect(coordinator.stderr()).toMatch(/ask them again with: .* --queue /);
    const { lines } = await readJournal(here.queued);
    const failed = [...lines.values()].filter(({ reply }) => reply === null);
    expect(failed.map(({ trial }) => trial)).toContain(`102_1/blind`);
    for (const { item, failure } of failed) {
      expect(item).toMatch(/^102_/);
      expect(failure?.code).toBe('WORKER_LOST');
    }
    expect(lines.size).toBe(VIDEOS * QUESTIONS);
    const tries = servers.times.get(POISON) ?? 0;
    expect(tries).toBeGreaterThan(1);
    expect(tries).toBeLessThanOrEqual(5);
  });
});
