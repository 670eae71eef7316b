import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchmarkCase, Measurement } from '../case.ts';
import { benchRedis, ended, questionFolder, runSightline, startSightline } from '../queue-parts.ts';
import { benchServer } from '../runner-parts.ts';

const TRIALS = 3600;
const LATENCY_MS = 100;
const CONCURRENCY = 64;
const WORKERS = [1, 2, 4];

/** What a queue costs, and what more workers on one machine bring. */
export const benchmark: BenchmarkCase = {
  title: 'a run over the queue against the same run without one, start of the command included',
  async prepare(cacheFolder) {
    await rm(cacheFolder, { recursive: true, force: true });
    const redis = await benchRedis(join(cacheFolder, 'redis'));
    if (redis === null) {
      const skipped = 'no redis-server found';
      return { measurements: [], notes: [], skipped, close: async () => {} };
    }
    const data = join(cacheFolder, 'data');
    await questionFolder(data, TRIALS);
    const servers = await Promise.all([benchServer(0), benchServer(LATENCY_MS)]);
    const [fast, slow] = servers;
    const run = async (url: string, ...more: string[]) => {
      const folder = join(cacheFolder, 'run');
      await rm(folder, { recursive: true, force: true });
      const what = ['run', '-b', 'nextqa', '--split', 'val', '-d', data, '--probe', 'blind'];
      const how = ['-e', `openai:bench@${url}`, '-c', `${CONCURRENCY}`, '--no-cache', '-o', folder];
      await runSightline([...what, ...how, ...more], cacheFolder);
    };
    // A database for each number, so that idle workers of another take nothing.
    const queueOf = (count: number) => `${redis.url}/${WORKERS.indexOf(count)}`;
    const workers = WORKERS.flatMap((count) =>
      Array.from({ length: count }, () =>
        startSightline(['worker', '--queue', queueOf(count), '--data', data], cacheFolder),
      ),
    );
    const measured = (url: string, kind: string) =>
      WORKERS.map((count): Measurement => ({
        name: `${TRIALS} requests ${kind}, concurrency ${CONCURRENCY}, ${count} ${count === 1 ? 'worker' : 'workers'}`,
        subject: () => run(url, '--queue', queueOf(count)),
        yardstick: () => run(url),
        target: null,
      }));
    return {
      measurements: [
        ...measured(fast?.url ?? '', 'answered at once'),
        ...measured(slow?.url ?? '', `of ${LATENCY_MS} ms`),
      ],
      notes: [
        `overhead of a trial = (ours - theirs) / ${TRIALS}; all workers and the servers share this machine's cores`,
      ],
      async close() {
        await Promise.all(workers.map(ended));
        for (const server of servers) server.stop();
        await redis.stop();
      },
    };
  },
};
