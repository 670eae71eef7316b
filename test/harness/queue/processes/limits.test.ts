import { describe, expect, it } from 'vitest';
import { cluster } from '../support/cluster.ts';
import { questionServers, turns } from '../support/question-servers.ts';
import { skipsRedis } from '../support/redis-program.ts';
import { startRedis } from '../support/redis-server.ts';

const WORKERS = 3;

describe.skipIf(skipsRedis())('the limits of an endpoint that several workers share', () => {
  it('hold for the requests in flight', async () => {
    const most = 4;
    const total = 60;
    const redis = await startRedis();
    const here = await cluster({ videos: 20, questions: 3 });
    const servers = await questionServers(1, async ({ count }) => {
      // Nobody is answered before as many as may have come, and one more had time to come.
      const full = () => servers.inFlight() >= most || count + most > total;
      for (let turn = 0; turn < 2000 && !full(); turn += 1) await turns(5);
      await turns(200);
    });
    const [url = ''] = servers.urls;
    const coordinator = here.coordinator(url, redis.url, { words: ['-c', `${most}`] });
    for (let count = 0; count < WORKERS; count += 1) await here.worker(redis.url);
    expect(await coordinator.ended, coordinator.stderr()).toBe(0);
    expect(servers.times.size).toBe(total);
    expect(servers.mostInFlight()).toBe(most);
  });

  it('hold for the requests a minute', async () => {
    const perMinute = 240;
    const redis = await startRedis();
    const here = await cluster({ videos: 10, questions: 3 });
    const servers = await questionServers(1);
    const [url = ''] = servers.urls;
    const words = ['-c', '8', '--requests-per-minute', `${perMinute}`];
    const coordinator = here.coordinator(url, redis.url, { words });
    for (let count = 0; count < WORKERS; count += 1) await here.worker(redis.url);
    expect(await coordinator.ended, coordinator.stderr()).toBe(0);
    // As many as a second's worth may come at once; the rest one after the other.
    const perMs = perMinute / 60_000;
    const times = servers.atMs;
    times.forEach((endMs, end) => {
      for (let start = 0; start < end; start += 1) {
        const windowMs = endMs - (times[start] ?? 0);
        const came = end - start + 1;
        // A turn of the machine may bring two together that were sent apart.
        expect(came).toBeLessThanOrEqual(perMs * (windowMs + 250) + perMinute / 60 + 1);
      }
    });
  });
});
