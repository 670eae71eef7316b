import { spawnSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockRun } from '../../../harness/run/lock.ts';
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
