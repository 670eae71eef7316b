import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hashOf } from '../hash.ts';
import { replySchema, type Reply } from '../schema/endpoint.ts';

/** Replies of earlier runs by what was asked. A failure is never in it. */
export type ReplyCache = {
  get(key: string): Promise<Reply | null>;
  /** Kept within half a second; what a crash takes from the cache still stands in its journal. */
  put(key: string, reply: Reply): void;
  close(): Promise<void>;
};

/** All that a reply depends on. The address of the server is no part of it. */
export type CacheSubject = {
  adapter: string;
  /** As the server knows it, and as the record names it: checkpoints may be served under one name. */
  model: string;
  identity: { id: string; revision: string | null; series: unknown };
  /** SHA-256 of model, settings, system text and parts. */
  digest: string;
  fields: Record<string, unknown>;
  probe: string;
  repeat: number;
};

/** The probe that asks the very same again: an answer from the cache would say nothing. */
const ASKS_AGAIN = 'rerun';

export function cacheKey({ probe, ...subject }: CacheSubject): string {
  return hashOf({ ...subject, again: probe === ASKS_AGAIN });
}

const FLUSH_EVERY_MS = 500;
const lineSchema = z.strictObject({ key: z.string(), reply: replySchema });
const SHARDS = '0123456789abcdef';

/**
 * Sixteen files that only grow. Each flush is one write at the end of a file, so that processes side
 * by side do not cut into each other's lines; a line that a crash tore is read as nothing.
 */
export async function openReplyCache(folder: string): Promise<ReplyCache> {
  await mkdir(folder, { recursive: true });
  const shards = new Map(Array.from(SHARDS, (digit) => [digit, shard(folder, digit)]));
  const of = (key: string) => {
    const one = shards.get(key.slice(0, 1));
    if (one === undefined) throw new Error(`"${key}" is no digest`);
    return one;
  };
  const timer = setInterval(() => {
    for (const one of shards.values()) void one.flush();
  }, FLUSH_EVERY_MS);
  timer.unref();
  return {
    get: (key) => of(key).get(key),
    put: (key, reply) => of(key).put(key, reply),
    async close() {
      clearInterval(timer);
      await Promise.all(Array.from(shards.values(), (one) => one.close()));
    },
  };
}

export type CacheStats = { files: number; bytes: number; replies: number };

export async function cacheStats(folder: string): Promise<CacheStats> {
  const stats: CacheStats = { files: 0, bytes: 0, replies: 0 };
  for (const name of await shardNames(folder)) {
    const index = new Map<string, Place>();
    const handle = await open(join(folder, name), 'r');
    try {
      stats.bytes += await readIndex(handle, index, 0);
    } finally {
      await handle.close();
    }
    stats.files += 1;
    stats.replies += index.size;
  }
  return stats;
}

/** Removes the cache's files and nothing else that may lie there. */
export async function clearCache(folder: string): Promise<CacheStats> {
  const stats = await cacheStats(folder);
  for (const name of await shardNames(folder)) await rm(join(folder, name), { force: true });
  return stats;
}

async function shardNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => /^[0-9a-f]\.jsonl$/.test(name)).sort();
}

type Place = { at: number; length: number };

function shard(folder: string, digit: string) {
  const path = join(folder, `${digit}.jsonl`);
  const index = new Map<string, Place>();
  const fresh = new Map<string, Reply>();
  let pending: string[] = [];
  let handle: Promise<FileHandle> | null = null;
  let read = 0;
  let reading: Promise<void> | null = null;
  let writing = Promise.resolve();

  const file = () => (handle ??= open(path, 'a+'));
  /** Once: what other processes add while this one runs is not looked for. */
  const load = async () => {
    if ((await stat(path).catch(() => null)) === null) return;
    read = await readIndex(await file(), index, read);
  };
  const flush = () => {
    if (pending.length === 0) return writing;
    // A line break first: whatever was torn before does not take this line with it.
    const bytes = Buffer.from(`\n${pending.join('')}`);
    pending = [];
    // A full disk costs the cache, never the run: the journal is what counts.
    const before = writing;
    const write = async () => {
      await before;
      await (await file()).write(bytes).catch(() => {});
    };
    writing = write();
    return writing;
  };
  return {
    async get(key: string): Promise<Reply | null> {
      const known = fresh.get(key);
      if (known !== undefined) return known;
      await (reading ??= load());
      const place = index.get(key);
      if (place === undefined) return null;
      const bytes = Buffer.alloc(place.length);
      await (await file()).read(bytes, 0, place.length, place.at);
      return parseLine(bytes.toString('utf8'), key);
    },
    put(key: string, reply: Reply): void {
      pending.push(`${JSON.stringify({ key, reply })}\n`);
      // Written down before it may be forgotten again.
      fresh.set(key, reply);
      if (fresh.size > 1000) fresh.delete(fresh.keys().next().value ?? '');
    },
    flush,
    async close() {
      await flush();
      if (handle !== null) await (await handle).close();
    },
  };
}

/** Nothing at all rather than something doubtful: then it is asked. */
function parseLine(text: string, key: string): Reply | null {
  try {
    const line = lineSchema.parse(JSON.parse(text));
    return line.key === key ? line.reply : null;
  } catch {
    return null;
  }
}

const CHUNK = 4 * 2 ** 20;
const BRACE = 0x7d;

/** Where each whole line stands; gives the number of bytes read. */
async function readIndex(
  handle: FileHandle,
  index: Map<string, Place>,
  from: number,
): Promise<number> {
  let rest = Buffer.alloc(0);
  let at = from;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const { bytesRead } = await handle.read(chunk, 0, CHUNK, at + rest.length);
    if (bytesRead === 0) return at + rest.length;
    const bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    let start = 0;
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
      const key = /^\{"key":"([0-9a-f]{64})"/.exec(
        bytes.subarray(start, start + 73).toString('latin1'),
      )?.[1];
      // A torn line may name the key of a whole one.
      const whole = bytes[end - 1] === BRACE && bytes[end - 2] === BRACE;
      if (whole && key !== undefined) index.set(key, { at: at + start, length: end - start });
      start = end + 1;
    }
    at += start;
    rest = bytes.subarray(start);
  }
}
