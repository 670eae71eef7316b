import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { SightlineError } from '../errors.ts';
import { safePath } from '../data/safe-path.ts';

/** Videos hardly shrink in a zip: one that grows more than so is no set of videos but a trap. */
const MOST_GROWTH = 20;
const ALWAYS_ALLOWED_BYTES = 64 * 1024 * 1024;
const MOST_ENTRIES = 1_000_000;

export type Unpacking = {
  /** Absolute path. */
  zip: string;
  /** The data folder, and the folder below it that the entries go to. */
  root: string;
  into: string;
  /** Absolute path of a folder for half-done work, on the same disk; removed in the end. */
  scratch: string;
  /** Whether a path below the data folder came from a zip of the same name, so that it may be replaced. */
  ours: (path: string) => boolean;
};

/**
 * Unpacks a zip: everything into the scratch folder first, then each file by renaming. Nothing is
 * placed when any entry leaves the folder, is a link, or is larger than it says.
 *
 * @returns sizes by path below the data folder.
 * @throws `DOWNLOAD_CORRUPT`; `DATA_INVALID` where another file has an entry's name already.
 */
export async function unpackZip(unpacking: Unpacking): Promise<Record<string, number>> {
  const { zip, root, scratch } = unpacking;
  await rm(scratch, { recursive: true, force: true });
  try {
    const bound = MOST_GROWTH * (await stat(zip)).size + ALWAYS_ALLOWED_BYTES;
    const entries = await extract(unpacking, bound);
    for (const [path, size] of entries) {
      if (!unpacking.ours(path)) await refuseOther(join(root, path), path, size);
    }
    for (const [path] of entries) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await rename(join(scratch, path), join(root, path));
    }
    return Object.fromEntries(entries);
  } catch (error) {
    if (error instanceof SightlineError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new SightlineError('DISK_SPACE', `no room to unpack ${posix.basename(zip)}`);
    throw corrupt(zip, message);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function extract(unpacking: Unpacking, bound: number): Promise<Map<string, number>> {
  const { zip, into, scratch } = unpacking;
  const sizes = new Map<string, number>();
  let total = 0;
  // Refuses names that are absolute or hold `..`, and entries longer than they say.
  const file = await openPromise(zip, { strictFileNames: true, validateEntrySizes: true });
  try {
    for await (const entry of file.eachEntry()) {
      if (entry.fileName.endsWith('/') || entry.fileName.startsWith('__MACOSX/')) continue;
      const path = placeOf(entry, into, zip);
      total += entry.uncompressedSize;
      if (total > bound || sizes.size >= MOST_ENTRIES)
        throw corrupt(zip, 'it unpacks to far more than it holds');
      await mkdir(dirname(join(scratch, path)), { recursive: true });
      await write(file, entry, join(scratch, path));
      sizes.set(path, entry.uncompressedSize);
    }
  } finally {
    file.close();
  }
  return sizes;
}

async function write(file: ZipFile, entry: Entry, target: string): Promise<void> {
  let room = entry.uncompressedSize;
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      room -= chunk.length;
      done(room < 0 ? new Error(`${entry.fileName} is larger than it says`) : null, chunk);
    },
  });
  await pipeline(
    await file.openReadStreamPromise(entry),
    bounded,
    createWriteStream(target, { flags: 'wx' }),
  );
}

/** Where an entry goes, below the data folder. */
function placeOf(entry: Entry, into: string, zip: string): string {
  const mode = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (mode === 0o120000) throw corrupt(zip, `"${entry.fileName}" is a link`);
  const name = safeName(entry.fileName, zip);
  if (name.split('/').some((part) => part.startsWith('.sightline')))
    throw corrupt(zip, `"${entry.fileName}" is a name that Sightline keeps for itself`);
  return posix.join(into, name);
}

function safeName(name: string, zip: string): string {
  try {
    return safePath(name);
  } catch (error) {
    throw corrupt(zip, (error as Error).message);
  }
}

/** A file of that name and size is what an earlier, interrupted unpacking placed. */
async function refuseOther(target: string, path: string, size: number): Promise<void> {
  const there = await stat(target).catch(() => null);
  if (there === null || (there.isFile() && there.size === size)) return;
  throw new SightlineError('DATA_INVALID', `${path} is there already, and is another file`, {
    hint: 'move it away, or download into another folder',
  });
}

function corrupt(zip: string, why: string): SightlineError {
  return new SightlineError('DOWNLOAD_CORRUPT', `${posix.basename(zip)} is not unpacked: ${why}`, {
    hint: 'nothing of it was placed; tell the owner of the dataset',
  });
}
