import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { SightlineError } from '../errors.ts';
import { processBirth } from './process-birth.ts';

const holderSchema = z.object({
  pid: z.int().positive(),
  host: z.string(),
  /** Null where it cannot be told; then the number alone says who holds it. */
  born: z.string().nullable().default(null),
});
type Holder = z.infer<typeof holderSchema>;

/**
 * Keeps a second process out of a run folder: two would ask every trial twice. The lock of a process
 * of this machine that is gone is taken over.
 *
 * @returns a function that gives the folder free again.
 * @throws `RUN_MISMATCH` while another process holds it.
 */
export function lockRun(runFolder: string): Promise<() => Promise<void>> {
  return lockAt(join(runFolder, 'run.lock'), runFolder);
}

/**
 * The same of anything that one process alone may write to.
 *
 * @param path of the lock. @param what is locked, for the message.
 */
export async function lockAt(path: string, what: string): Promise<() => Promise<void>> {
  const own = `${path}.${process.pid}`;
  const holder: Holder = { pid: process.pid, host: hostname(), born: processBirth(process.pid) };
  await writeFile(own, JSON.stringify(holder));
  try {
    await take(path, own, what);
  } finally {
    await rm(own, { force: true });
  }
  return async () => {
    const found = await readHolder(path);
    if (isSame(found, holder)) await rm(path, { force: true });
  };
}

async function take(path: string, own: string, what: string): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      // A link appears with its content, so that nobody reads a lock without a holder in it.
      await link(own, path);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw unlockable(error, what);
      }
      const holder = await readHolder(path);
      if (holder !== null && (holder.host !== hostname() || isAlive(holder))) {
        throw new SightlineError(
          'RUN_MISMATCH',
          `process ${holder.pid} on ${holder.host} is working on ${what}`,
          {
            hint: `wait for it, choose another folder, or remove ${path} if it is gone`,
          },
        );
      }
      await setAside(path, holder);
    }
  }
  throw new SightlineError('RUN_MISMATCH', `${what} cannot be locked`, {
    hint: `remove ${path} when no other process works on the run`,
  });
}

/** exFAT and some network drives have no hard links, and a lock must appear whole or not at all. */
function unlockable(cause: unknown, what: string): SightlineError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SightlineError('JOURNAL_UNWRITABLE', `${what} cannot be locked: ${why}`, {
    cause,
    hint: 'its file system must have hard links, and let you write; choose another place with --out',
  });
}

/**
 * Takes a dead lock away. Of two processes that find it one renames it, and puts it back when it has
 * become another's in the meantime.
 */
async function setAside(path: string, dead: Holder | null): Promise<void> {
  const aside = `${path}.dead.${process.pid}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const found = await readHolder(aside);
  if (found !== null && !isSame(found, dead)) {
    await link(aside, path).catch(() => undefined);
  }
  await rm(aside, { force: true });
}

/** Null when the lock was given free in the meantime, or holds nothing that can be read. */
async function readHolder(path: string): Promise<Holder | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isSame(one: Holder | null, other: Holder | null): boolean {
  return one?.pid === other?.pid && one?.host === other?.host && one?.born === other?.born;
}

function isAlive({ pid, born }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(pid) && (born === null || born === processBirth(pid));
}

/** In a container without an init, a killed process stays in the table for ever. */
function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
