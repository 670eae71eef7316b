import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../harness/run/journal.ts';
import { chatServer } from '../../support/chat-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { queuedRun } from './support/queued-run.ts';
import { skipsRedis } from './support/redis-program.ts';
import { startRedis } from './support/redis-server.ts';

const SAMPLE = fileURLToPath(new URL('../../../benchmarks/nextqa/sample', import.meta.url));

const ALL = 24;
/** Questions about two of its videos. */
const MISSING = 8;

/** The sample as a worker has it that was given all videos but these. */
async function sampleWithout(...videos: string[]): Promise<string> {
  const folder = join(await temporaryFolder(), 'sample');
  await cp(SAMPLE, folder, { recursive: true });
  for (const video of videos) await rm(join(folder, 'NExTVideo', '0001', `${video}.mp4`));
  return folder;
}

async function run() {
  const redis = await startRedis();
  const server = await chatServer(() => 'A.');
  const queued = await queuedRun(server.url, redis.url, { data: SAMPLE, probes: ['full'] });
  return {
    ...queued,
    server,
    /** By video: how its trials ended. */
    async ends(): Promise<Map<string, Set<string>>> {
      const ends = new Map<string, Set<string>>();
      for (const { item, failure } of (await readJournal(queued.folder)).lines.values()) {
        const video = item.split('_')[0] ?? item;
        ends.set(video, (ends.get(video) ?? new Set()).add(failure?.code ?? 'answered'));
      }
      return ends;
    },
  };
}

describe.skipIf(skipsRedis())('a video whose file a worker lacks', () => {
  it('goes to a worker that has it, also to one that comes a little later', async () => {
    const queued = await run();
    const leaseMs = 30_000;
    const data = await sampleWithout('2011000101', '2011000102');
    await queued.worker({ data, leaseMs });
    const coordinated = queued.coordinate();
    await expect.poll(() => queued.server.requests.length, { timeout: 20_000 }).toBe(ALL - MISSING);
    await queued.worker({ data: await sampleWithout('2011000103'), leaseMs });
    await coordinated;
    const ends = await queued.ends();
    expect(ends.size).toBe(6);
    for (const how of ends.values()) expect(how).toEqual(new Set(['answered']));
  });

  it('is failed with the reason when nobody has it; all others are answered', async () => {
    const queued = await run();
    const data = await sampleWithout('2011000104');
    await queued.worker({ data });
    await queued.worker({ data });
    await expect(queued.coordinate()).rejects.toMatchObject({ code: 'RUN_INCOMPLETE' });
    const ends = await queued.ends();
    const lost = ends.get('2011000104');
    ends.delete('2011000104');
    expect(lost).toEqual(new Set(['CLIP_MISSING']));
    expect(ends.size).toBe(5);
    for (const how of ends.values()) expect(how).toEqual(new Set(['answered']));
  });
});
