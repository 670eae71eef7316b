import { createHash, type Hash } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SightlineError } from '../errors.ts';
import type { DownloadedFile } from '../schema/download.ts';
import { feed, hasherOf, hexOf, matches } from './digest.ts';
import type { Hub, HubFile } from './hub.ts';
import type { Wait } from './hub-request.ts';

/** Broken connections in a row that brought nothing; one that brought something starts the count anew. */
const BROKEN_IN_A_ROW = 5;
const PAUSE_MS = 1000;

/** Hidden, so that it is never searched for videos. */
export const PARTIAL_FOLDER = '.sightline-partial';

export type FetchContext = {
  hub: Hub;
  /** The data folder. */
  root: string;
  wait: Wait;
  /** Bytes that came, as they come; negative where they had to be thrown away. */
  onBytes: (count: number) => void;
  signal?: AbortSignal;
};

/**
 * Gets a file to its place below the data folder. What has come before is kept in a partial file named
 * by the digest, and the rest is asked for; only a file with the right digest gets its name.
 *
 * @throws `DOWNLOAD_FAILED`, `DOWNLOAD_REFUSED`, `DOWNLOAD_CORRUPT`
 */
export async function fetchFile(file: HubFile, context: FetchContext): Promise<DownloadedFile> {
  const partial = join(context.root, PARTIAL_FOLDER, partialName(file));
  await mkdir(dirname(partial), { recursive: true });
  const kept = await sizeOf(partial);
  if (kept > file.size) await rm(partial);
  else context.onBytes(kept);

  const hash = await complete(file, partial, context);
  // The hash is of what came; another process that writes to the same file would show in its length.
  if (!matches(hash, file.digest) || (await sizeOf(partial)) !== file.size) {
    await rm(partial, { force: true });
    context.onBytes(-file.size);
    throw new SightlineError(
      'DOWNLOAD_CORRUPT',
      `${file.path} of ${file.repository} has another digest than the hub says; it was deleted`,
      { hint: 'the same command again gets it anew; a proxy or a mirror may alter files' },
    );
  }
  const target = join(context.root, file.path);
  await mkdir(dirname(target), { recursive: true });
  await rename(partial, target);
  const { mtimeMs } = await stat(target);
  return { size: file.size, digest: file.digest, modifiedMs: mtimeMs };
}

/** Of the digest, so that another revision's half is never gone on with; of the path, since two files may be equal. */
function partialName({ digest, path }: HubFile): string {
  return `${hexOf(digest)}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
}

/** Asks until the partial file is as long as the file, and gives the hash over all of it. */
async function complete(file: HubFile, partial: string, context: FetchContext): Promise<Hash> {
  let hash = hasherOf(file.digest, file.size);
  let from = await sizeOf(partial);
  if (from > 0) await feed(hash, partial);
  let broken = 0;
  // An empty file has nothing to ask for, but must be there to get its name.
  if (file.size === 0) await (await open(partial, 'a')).close();
  while (from < file.size) {
    const response = await context.hub.open(file, from, context.signal);
    if (from > 0 && response.status !== 206) {
      // The server does not go on where we stopped: everything from the beginning.
      context.onBytes(-from);
      await rm(partial, { force: true });
      hash = hasherOf(file.digest, file.size);
      from = 0;
      if (response.status === 416) {
        await response.body?.cancel();
        continue;
      }
    }
    const came = await append(response, { partial, hash, room: file.size - from, context });
    broken = came > 0 ? 0 : broken + 1;
    from += came;
    if (from < file.size && broken >= BROKEN_IN_A_ROW) throw cutOff(file);
    if (from < file.size) await context.wait(PAUSE_MS, context.signal);
  }
  return hash;
}

type Target = { partial: string; hash: Hash; room: number; context: FetchContext };

/** Appends what a response brings; a connection that breaks ends it without an error. */
async function append(response: Response, target: Target): Promise<number> {
  const handle = await open(target.partial, 'a');
  let came = 0;
  try {
    for await (const chunk of response.body ?? []) {
      if (came + chunk.length > target.room) {
        await rm(target.partial, { force: true });
        throw new SightlineError('DOWNLOAD_CORRUPT', 'the hub sent more than it announced', {
          hint: 'the same command again gets the file anew',
        });
      }
      // Unlike `write`, this goes on until all of it is written.
      await handle.appendFile(chunk);
      target.hash.update(chunk);
      came += chunk.length;
      target.context.onBytes(chunk.length);
    }
  } catch (error) {
    if (error instanceof SightlineError || target.context.signal?.aborted === true) throw error;
    if (isDiskFault(error)) throw diskFault(error);
  } finally {
    await handle.close();
  }
  return came;
}

function isDiskFault(error: unknown): error is NodeJS.ErrnoException {
  const { code } = error as NodeJS.ErrnoException;
  return code !== undefined && ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS'].includes(code);
}

function diskFault(error: NodeJS.ErrnoException): SightlineError {
  return new SightlineError('DISK_SPACE', `the data folder cannot be written to: ${error.code}`, {
    hint: 'make room; the same command again goes on where it stopped',
    cause: error,
  });
}

function cutOff(file: HubFile): SightlineError {
  return new SightlineError(
    'DOWNLOAD_FAILED',
    `the connection broke off again and again during ${file.path} of ${file.repository}`,
    { hint: 'what came is kept; the same command again goes on where it stopped' },
  );
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
