import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Clock } from '../run/clock.ts';
import type { Encoded } from './entry.ts';
import { RUNS, runKeys } from './keys.ts';
import { bringLine } from './run-scripts.ts';

/** A line on its way to the queue. */
export type Parcel = {
  token: string;
  video: string;
  trial: string;
  settled: boolean;
} & Encoded;

/** What brings lines to the queue, however long its server is away. */
export type Outbox = {
  /** Resolves once the server has the line; false where it had one already. */
  bring(parcel: Parcel): Promise<boolean>;
  waiting(): number;
  /** What cannot be brought stays in the folder for the next worker there. Gives how many. */
  close(): Promise<number>;
};

const parcelSchema = z.strictObject({
  token: z.string(),
  video: z.string(),
  trial: z.string(),
  settled: z.boolean(),
  field: z.enum(['json', 'brotli']),
  value: z.base64().transform((text) => Buffer.from(text, 'base64')),
});

/** A server that is there answers sooner. */
const SLOW_MS = 1500;
/** The server is there and takes nothing, as with a full memory. */
const AGAIN_MS = 1000;
const LAST_TRY_MS = 2000;

/**
 * A line that does not get through at once is also written into a file of the folder, so that it
 * survives this process too; the file goes when all of its lines have arrived.
 */
export function openOutbox(redis: Redis, folder: string, clock: Clock): Outbox {
  const path = join(folder, `${process.pid}-${randomUUID().slice(0, 8)}.jsonl`);
  const over = new AbortController();
  const waiting = new Map<symbol, Parcel>();
  let written = false;
  let writing: Promise<void> = Promise.resolve();

  const write = (parcel: Parcel): Promise<void> => {
    const before = writing;
    const next = async () => {
      await before;
      written = true;
      await mkdir(folder, { recursive: true });
      await appendFile(path, lineOf(parcel));
    };
    writing = next().catch(() => {});
    return writing;
  };

  const tidy = async () => {
    if (!written || waiting.size > 0) return;
    written = false;
    await writing;
    if (waiting.size === 0) await rm(path, { force: true });
  };

  return {
    waiting: () => waiting.size,
    async bring(parcel) {
      const own = Symbol(parcel.trial);
      waiting.set(own, parcel);
      const slow = new AbortController();
      void (async () => {
        await clock.wait(SLOW_MS, slow.signal);
        if (!slow.signal.aborted) await write(parcel);
      })();
      try {
        for (;;) {
          try {
            return await put(redis, parcel);
          } catch (error) {
            if (over.signal.aborted) throw error;
            await write(parcel);
            await clock.wait(AGAIN_MS, over.signal);
          }
        }
      } finally {
        slow.abort();
        if (!over.signal.aborted) {
          waiting.delete(own);
          await tidy();
        }
      }
    },
    async close() {
      const until = AbortSignal.any([AbortSignal.timeout(LAST_TRY_MS)]);
      while (waiting.size > 0 && !until.aborted) await clock.wait(20, until);
      over.abort();
      await writing;
      const left = [...waiting.values()];
      await rm(path, { force: true });
      if (left.length > 0) {
        await mkdir(folder, { recursive: true });
        await appendFile(path, left.map(lineOf).join(''));
      }
      return left.length;
    },
  };
}

/** Brings what earlier workers in this folder could not; gives how many lines. A torn line is left out. */
export async function bringLeft(redis: Redis, folder: string): Promise<number> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.jsonl'));
  let brought = 0;
  for (const name of names) {
    if (isAlive(Number.parseInt(name, 10))) continue;
    const path = join(folder, name);
    for (const line of (await readFile(path, 'utf8')).split('\n')) {
      const parcel = parsed(line);
      if (parcel === null) continue;
      await put(redis, parcel);
      brought += 1;
    }
    await rm(path, { force: true });
  }
  return brought;
}

async function put(redis: Redis, parcel: Parcel): Promise<boolean> {
  const { token, video, trial, settled, field, value } = parcel;
  const { told, lines, tries } = runKeys(token);
  const words = [trial, settled ? 1 : 0, video, field, value, token];
  return (await bringLine(redis, [told, lines, tries, RUNS], words)) === 1;
}

function lineOf({ value, ...parcel }: Parcel): string {
  return `${JSON.stringify({ ...parcel, value: value.toString('base64') })}\n`;
}

function parsed(line: string): Parcel | null {
  try {
    return parcelSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
