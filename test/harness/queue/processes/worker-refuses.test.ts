import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nextqaFolder } from '../../../support/items.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { cluster } from '../support/cluster.ts';
import { questionServers } from '../support/question-servers.ts';
import { skipsRedis } from '../support/redis-program.ts';
import { startRedis } from '../support/redis-server.ts';

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
