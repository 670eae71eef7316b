import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startReader } from '../../../../harness/reader/server.ts';
import { recordOf } from '../../../support/small-run.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { skipsRedis } from '../support/redis-program.ts';
import { startRedis } from '../support/redis-server.ts';
import { sightline } from '../support/sightline-process.ts';

const DATA = fileURLToPath(new URL('../../../../benchmarks/video-mme/sample', import.meta.url));

describe.skipIf(skipsRedis())('workers that decode', () => {
  it('leave the frame manifests and the record that one machine leaves', async () => {
    const redis = await startRedis();
    await using reader = await openReader();
    const cwd = await temporaryFolder();
    const run = (folder: string, ...more: string[]) => {
      const what = ['run', '-b', 'video-mme', '-d', DATA, '--probe', 'full,shuffle,frame-middle'];
      const how = ['-e', `openai:sightline-reader@${reader.url}`, '--no-cache', '-o', folder];
      return sightline([...what, ...how, ...more], { cwd });
    };
    const coordinator = run('queued', '--queue', redis.url);
    const workers = await Promise.all(
      [0, 1].map(async () =>
        sightline(['worker', '--queue', redis.url, '--data', `video-mme=${DATA}`, '--until-idle'], {
          cwd: await temporaryFolder(),
        }),
      ),
    );
    expect(await coordinator.ended, coordinator.stderr()).toBe(0);
    for (const worker of workers) expect(await worker.ended, worker.stderr()).toBe(0);
    const alone = run('alone');
    expect(await alone.ended, alone.stderr()).toBe(0);
    for (const file of ['scores.jsonl', 'frames.jsonl']) {
      expect(await linesOf(join(cwd, 'queued', file)), file).toEqual(
        await linesOf(join(cwd, 'alone', file)),
      );
    }
    expect(await recordOf(join(cwd, 'queued'))).toEqual(await recordOf(join(cwd, 'alone')));
  });
});

async function openReader() {
  const reader = await startReader({ host: '127.0.0.1', port: 0 });
  return { url: reader.url, [Symbol.asyncDispose]: () => reader.close() };
}

async function linesOf(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8')).split('\n').filter(Boolean).sort();
}
