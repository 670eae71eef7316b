import { posix } from 'node:path';
import { SightlineError } from '../errors.ts';
import type { DataFolder, RowsFile } from '../schema/benchmark.ts';
import { RowFault } from './row.ts';
import { checkName } from './safe-path.ts';

/** Containers that are tried when a row names none, or another than the user has. */
const ENDINGS = ['.mp4', '.MP4', '.mkv', '.webm', '.avi', '.mov'];

/**
 * Finds the files that rows name, each name once. Where there is no such file, a video or picture has
 * the first place that was looked at, so that what is missing has a name.
 */
export type ClipFinder = {
  /**
   * A video that is named by its id, with or without an ending: in the layout's folders, then by that
   * file name anywhere. Only for names that are unique in the benchmark.
   */
  video(field: string, names: string[]): string;
  /** A video that is named by its path in one of the layout's folders. */
  videoAt(field: string, path: string): string;
  /** A picture or video by its exact path below the rows file's folder or the data folder. */
  file(field: string, path: string): string;
  /** The subtitles of a video, found as videos are, if there are any. */
  subtitles(field: string, name: string): string | null;
};

export function openClipFinder(folder: DataFolder, rows: RowsFile): ClipFinder {
  const home = posix.dirname(rows.file);
  const known = new Map<string, string | null>();
  const search = ({ field, names, folders, anywhere }: Search) => {
    const key = [anywhere, ...names].join('\0');
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = guarded(field, names, () => {
      names.forEach(checkName);
      const placed = folder.find(inFolders(folders, home, names));
      return placed ?? (anywhere === 'yes' ? byName(folder, names) : null);
    });
    known.set(key, found);
    return found;
  };
  const orMissing = (one: Search) =>
    search(one) ?? inFolders(one.folders, home, one.names)[0] ?? '';
  const { videos, subtitles = [] } = rows.layout;

  return {
    video: (field, names) =>
      orMissing({ field, names: names.flatMap(withEndings), folders: videos, anywhere: 'yes' }),
    videoAt: (field, path) =>
      orMissing({ field, names: withEndings(path), folders: videos, anywhere: 'no' }),
    file: (field, path) =>
      orMissing({ field, names: [path], folders: ['{rows}', '.'], anywhere: 'no' }),
    subtitles: (field, name) =>
      search({ field, names: [name], folders: subtitles, anywhere: 'yes' }),
  };
}

/** `anywhere`: a file of that name counts wherever it is. */
type Search = { field: string; names: string[]; folders: string[]; anywhere: 'yes' | 'no' };

function inFolders(folders: string[], home: string, names: string[]): string[] {
  return folders.flatMap((one) => {
    const parent = one.replace('{rows}', home);
    return names.map((name) => posix.join(parent, name));
  });
}

function withEndings(name: string): string[] {
  const ending = ENDINGS.find((one) => name.endsWith(one));
  if (ending === undefined) {
    const added = ENDINGS.map((one) => `${name}${one}`);
    return posix.extname(name) === '' ? added : [name, ...added];
  }
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
