import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { ClipFailure } from './clip-failure.ts';

/** A video in a data folder: the folder, absolute, and the path below it. */
export type ClipFile = { root: string; file: string };

/** Where a clip is, once it is sure to be an ordinary file: a pipe would be waited on for ever. */
export async function locate({ root, file }: ClipFile): Promise<{ path: string; stats: Stats }> {
  const path = resolve(root, file);
  const below = relative(root, path);
  if (below.startsWith('..') || isAbsolute(below)) {
    throw new ClipFailure('CLIP_UNREADABLE', `it lies outside the data folder ${root}`);
  }
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
      throw new ClipFailure('CLIP_MISSING', `there is no such file in ${root}`);
    }
    throw new ClipFailure('CLIP_UNREADABLE', `it cannot be read: ${error.message}`);
  });
  if (!stats.isFile()) throw new ClipFailure('CLIP_UNREADABLE', 'it is not a file');
  if (stats.size === 0) throw new ClipFailure('CLIP_UNREADABLE', 'it is empty');
  return { path, stats };
}
