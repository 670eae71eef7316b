import { spawnSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockRun } from '../../../harness/run/lock.ts';
import { processBirth } from '../../../harness/run/process-birth.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('keeps a second one out until it is given free', async () => {
  const folder = await temporaryFolder();
  const unlock = await lockRun(folder);
  await expect(lockRun(folder)).rejects.toMatchObject({ code: 'RUN_MISMATCH' });
  await unlock();
  await (
    await lockRun(folder)
  )();
  expect(await readdir(folder)).toEqual([]);
});

it('takes over the lock of a process that is gone', async () => {
  const folder = await temporaryFolder();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  await writeFile(join(folder, 'run.lock'), JSON.stringify({ pid, host: hostname() }));
  await (
    await lockRun(folder)
  )();
});

it.skipIf(processBirth(process.pid) === null)(
  'takes over the lock of an earlier process of the same number, as in a container started anew',
  async () => {
    const folder = await temporaryFolder();
    const holder = { pid: process.pid, host: hostname(), born: 'an-earlier-boot 1' };
    await writeFile(join(folder, 'run.lock'), JSON.stringify(holder));
    const unlock = await lockRun(folder);
    await expect(lockRun(folder)).rejects.toMatchObject({ code: 'RUN_MISMATCH' });
    await unlock();
    expect(await readdir(folder)).toEqual([]);
  },
);

it('respects the lock of another machine', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'run.lock'), JSON.stringify({ pid: 1, host: 'elsewhere' }));
  await expect(lockRun(folder)).rejects.toThrow(/on elsewhere/);
});

it('takes over a lock that holds nothing', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'run.lock'), '');
  await (
    await lockRun(folder)
  )();
});
