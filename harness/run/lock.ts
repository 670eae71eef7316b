import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SightlineError } from '../errors.ts';

/**
 * Keeps a second process out of a run folder: two would ask every trial twice. The lock of a process
 * that is gone is taken over.
 *
 * @returns a function that gives the folder free again.
 * @throws `RUN_MISMATCH` while another process holds it.
 */
export async function lockRun(runFolder: string): Promise<() => Promise<void>> {
  const path = join(runFolder, 'run.lock');
  const own = join(runFolder, `run.lock.${process.pid}`);
  await writeFile(own, String(process.pid));
  try {
    return await take(path, own, runFolder);
  } finally {
    await rm(own, { force: true });
  }
}

async function take(path: string, own: string, runFolder: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      // A link appears with its content, so that nobody reads a lock without a process in it.
      await link(own, path);
      return () => rm(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = Number(await readFile(path, 'utf8').catch(() => ''));
      if (Number.isInteger(holder) && holder > 0 && isAlive(holder)) {
        throw new SightlineError('RUN_MISMATCH', `process ${holder} is working on ${runFolder}`, {
          hint: 'wait for it, or choose another folder with --out',
          cause: error,
        });
      }
      await rm(path, { force: true });
    }
  }
  throw new SightlineError('RUN_MISMATCH', `${runFolder} cannot be locked`, {
    hint: `remove ${path} when no other process works on the run`,
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
