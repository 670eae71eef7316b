import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SightlineError } from '../../errors.ts';

/** Containers that are looked for, the first one first. */
export const ENDINGS = ['.mp4', '.webm', '.mov', '.mkv'] as const;

/** `path`: below the folder, with forward slashes. */
export type FoundVideo = { path: string; bytes: number };

export type VideoFolder = {
  root: string;
  /** Every video below the folder, by path. */
  files: FoundVideo[];
  /** By `<task>/<index>`, without an ending. Only files that were listed are found, so no name leaves the folder. */
  find(name: string): FoundVideo | null;
  /** SHA-256 of the content. */
  digest(path: string): Promise<string>;
};

/** @throws `DATA_MISSING` when there is no such folder, or no video in it. */
export async function videoFolder(root: string): Promise<VideoFolder> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'ENOENT' ? 'does not exist' : `cannot be read (${cause.code})`;
      throw new SightlineError('DATA_MISSING', `the folder of videos ${root} ${why}`, {
        cause,
        hint: 'name the folder of one generator: videos:<folder>, with <task>/<index>.mp4 in it',
      });
    },
  );
  const paths = entries
    .filter((entry) => !entry.isDirectory() && isVideo(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted();
  const files = (await Promise.all(paths.map((path) => sized(root, path)))).filter(
    (file) => file !== null,
  );
  if (files.length === 0) {
    throw new SightlineError('DATA_MISSING', `the folder ${root} holds no video`, {
      hint: `its videos stand as <task>/<index>.mp4 (or ${ENDINGS.slice(1).join(', ')})`,
    });
  }
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    root,
    files,
    find(name) {
      for (const ending of ENDINGS) {
        const found =
          byPath.get(`${name}${ending}`) ?? byPath.get(`${name}${ending.toUpperCase()}`);
        if (found !== undefined) return found;
      }
      return null;
    },
    async digest(path) {
      const hash = createHash('sha256');
      await pipeline(createReadStream(join(root, path)), hash);
      return hash.digest('hex');
    },
  };
}

function isVideo(name: string): boolean {
  const ending = posix.extname(name).toLowerCase();
  return !name.startsWith('.') && ENDINGS.some((one) => one === ending);
}

/** Null for what is no file: a link to nothing, a pipe. */
async function sized(root: string, path: string): Promise<FoundVideo | null> {
  const found = await stat(join(root, path)).catch(() => null);
  return found?.isFile() === true ? { path, bytes: found.size } : null;
}
