import { join } from 'node:path';
import type { CorpusEntry } from '../../contamination/corpus/entry.ts';
import { isFile } from '../../data/file-index.ts';
import { checkLinks, safePath } from '../../data/safe-path.ts';
import { SightlineError } from '../../errors.ts';

/** Rows that name a video, and the first of them. */
export type Named = { line: number; rows: number };

/** Where the rows of a corpus have their frames, all below the corpus's folder. */
export type CorpusFrames = {
  videos: Map<string, Named>;
  /** Files of hashes: their videos by name, and what names the whole file. */
  files: Map<string, { videos: Map<string, Named>; whole: Named | null; line: number }>;
  /** Named, and not there or not below the folder. */
  missing: number;
};

/** @param folder absolute: where the paths of the corpus begin. */
export function corpusFrames(folder: string): CorpusFrames & { take(entry: CorpusEntry): void } {
  const found: CorpusFrames = { videos: new Map(), files: new Map(), missing: 0 };
  const paths = new Map<string, string | null>();
  const pathOf = (name: string) => {
    const known = paths.get(name);
    if (known !== undefined) return known;
    const path = openable(folder, name);
    paths.set(name, path);
    return path;
  };
  return Object.assign(found, {
    take({ line, video, hashes }: CorpusEntry) {
      if (hashes !== null) {
        const path = pathOf(hashes);
        if (path === null) found.missing += 1;
        else {
          const file = found.files.get(path) ?? { videos: new Map(), whole: null, line };
          if (video === null) file.whole = more(file.whole, line);
          else file.videos.set(video, more(file.videos.get(video), line));
          found.files.set(path, file);
        }
      } else if (video !== null) {
        const path = openable(folder, video);
        if (path === null) found.missing += 1;
        else found.videos.set(path, more(found.videos.get(path), line));
      }
    },
  });
}

function more(named: Named | null | undefined, line: number): Named {
  return { line: named?.line ?? line, rows: (named?.rows ?? 0) + 1 };
}

/** Null for what is not there, and for a path that leaves the folder: such rows are only not looked at. */
function openable(folder: string, name: string): string | null {
  try {
    const path = safePath(name);
    if (!isFile(join(folder, path))) return null;
    checkLinks(folder, path);
    return path;
  } catch (error) {
    if (error instanceof SightlineError && error.code === 'PATH_REFUSED') return null;
    throw error;
  }
}
