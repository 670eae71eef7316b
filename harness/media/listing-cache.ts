import { createHash, randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listingSchema, type Listing } from './listing.ts';

/** Clips whose listing stays in memory: a few hundred kilobytes each. */
const KEPT = 64;

export type ListingCache = {
  /** What is known about a file, or what `list` finds. */
  get(path: string, stats: Stats, list: () => Promise<Listing>): Promise<Listing>;
};

/**
 * Remembers what demuxing found, since that reads the whole file. A file that changed its size or
 * date is another file.
 *
 * @param decoder names whoever demuxes: two versions may see one file differently.
 * @param folder null keeps listings in memory only.
 */
export function listingCache(decoder: string, folder: string | null): ListingCache {
  const memory = new Map<string, Listing>();
  const keep = (key: string, listing: Listing) => {
    memory.delete(key);
    memory.set(key, listing);
    const oldest = memory.keys().next();
    if (memory.size > KEPT && !oldest.done) memory.delete(oldest.value);
    return listing;
  };
  return {
    async get(path, stats, list) {
      const facts = [decoder, path, stats.size, stats.mtimeMs];
      const key = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
      const remembered = memory.get(key);
      if (remembered !== undefined) return keep(key, remembered);
      const file = folder === null ? null : join(folder, `${key}.json`);
      const stored = file === null ? null : await read(file);
      if (stored !== null) return keep(key, stored);
      const listing = await list();
      if (file !== null) await write(file, listing);
      return keep(key, listing);
    },
  };
}

/** Null for whatever cannot be read: a cache is never a reason to fail. */
async function read(file: string): Promise<Listing | null> {
  try {
    const parsed = listingSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whole or not at all, also when several processes write at once. */
async function write(file: string, listing: Listing): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(draft, JSON.stringify(listing));
    await rename(draft, file);
  } catch {
    await rm(draft, { force: true });
  }
}
