import { posix } from 'node:path';
import { SightlineError } from '../errors.ts';
import type { DataFolder, RowsFile } from '../schema/benchmark.ts';
import { RowFault } from './row.ts';
import { checkName } from './safe-path.ts';

/** Containers that are tried when a row names none, or another than the user has. */
const ENDINGS = ['.mp4', '.MP4', '.mkv', '.webm', '.avi', '.mov'];

/** Finds the files that rows name, each name once. */
export type ClipFinder = {
  /**
   * The video that a field names, with or without an ending, below the data folder. Where there is
   * none: the first place that was looked at, so that the missing file has a name.
   */
  video(field: string, names: string[]): string;
  /** The subtitles of a video by file name, if there are any. */
  subtitles(field: string, name: string): string | null;
  /** A picture or video by its path below the rows file's folder or the data folder. */
  file(field: string, name: string): string;
};

export function openClipFinder(folder: DataFolder, rows: RowsFile): ClipFinder {
  const home = posix.dirname(rows.file);
  const inFolders = (folders: string[], names: string[]) =>
    folders.flatMap((one) => {
      const parent = one.replace('{rows}', home);
      return names.map((name) => posix.join(parent, name));
    });
  const known = new Map<string, string | null>();
  const search = (field: string, names: string[], candidates: string[]) => {
    const key = names.join('\0');
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = guarded(field, names, () => {
      names.forEach(checkName);
      return folder.find(candidates) ?? byName(folder, names);
    });
    known.set(key, found);
    return found;
  };

  return {
    video(field, names) {
      const all = names.flatMap(withEndings);
      const candidates = inFolders(rows.layout.videos, all);
      return search(field, all, candidates) ?? candidates[0] ?? '';
    },
    subtitles(field, name) {
      return search(field, [name], inFolders(rows.layout.subtitles ?? [], [name]));
    },
    file(field, name) {
      const candidates = inFolders(['{rows}', '.'], [name]);
      return search(field, [name], candidates) ?? candidates[0] ?? '';
    },
  };
}

function withEndings(name: string): string[] {
  const ending = ENDINGS.find((one) => name.endsWith(one));
  if (ending === undefined) return ENDINGS.map((one) => `${name}${one}`);
  const stem = name.slice(0, -ending.length);
  return [ending, ...ENDINGS.filter((one) => one !== ending)].map((one) => `${stem}${one}`);
}

function byName(folder: DataFolder, names: string[]): string | null {
  for (const name of names) {
    const found = folder.findByName(posix.basename(name));
    if (found !== null) return found;
  }
  return null;
}

/** A refused path is the fault of the field that names it. */
function guarded<T>(field: string, names: string[], find: () => T): T {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof SightlineError && error.code === 'PATH_REFUSED')) throw error;
    const expected = 'a file below the data folder';
    throw new RowFault({ kind: 'path', field, expected, received: names[0] });
  }
}
