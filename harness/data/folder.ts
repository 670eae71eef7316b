import { globSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SightlineError } from '../errors.ts';
import type { DataFolder, Layout, RowsFile } from '../schema/benchmark.ts';
import { indexByName, isFile } from './file-index.ts';
import { checkLinks, safePath } from './safe-path.ts';
import { withoutMark } from './text.ts';

/** Opens a user's data folder; `DATA_MISSING` when there is none. */
export function openDataFolder(root: string, layouts: Layout[]): DataFolder {
  const home = resolve(root);
  if (!statSync(home, { throwIfNoEntry: false })?.isDirectory()) {
    throw new SightlineError('DATA_MISSING', `${home} is not a folder`, {
      hint: 'name the folder that holds the annotation file and the videos with --data',
    });
  }
  let index: Map<string, string> | undefined;

  const checked = (file: string) => {
    const path = safePath(file);
    checkLinks(home, path);
    return path;
  };

  return {
    root: home,
    rows: (split) => findRows(home, layouts, split),
    find(candidates) {
      const paths = candidates.map(safePath);
      const found = paths.find((path) => isFile(join(home, path)));
      return found === undefined ? null : checked(found);
    },
    findByName(name) {
      index ??= indexByName(home);
      const found = index.get(name);
      return found === undefined ? null : checked(found);
    },
    path: (file) => join(home, checked(file)),
    async read(file) {
      return withoutMark(await readFile(join(home, checked(file)), 'utf8'));
    },
  };
}

function findRows(home: string, layouts: Layout[], split: string): RowsFile {
  const tried: string[] = [];
  for (const layout of layouts) {
    for (const pattern of layout.rows[split] ?? []) {
      tried.push(pattern);
      const [file, ...others] = globSync(pattern, { cwd: home })
        .filter((found) => isFile(join(home, found)))
        .map((found) => found.replaceAll('\\', '/'))
        .sort();
      if (file === undefined) continue;
      if (others.length > 0) throw severalFiles(home, [file, ...others]);
      checkLinks(home, file);
      return { file, layout };
    }
  }
  throw new SightlineError('DATA_MISSING', `no annotation file of "${split}" in ${home}`, {
    hint: `looked for ${tried.join(', ')}`,
  });
}

/** Two revisions of a dataset in one cache: which one is meant is not ours to guess. */
function severalFiles(home: string, files: string[]): SightlineError {
  return new SightlineError('DATA_MISSING', `${files.length} annotation files in ${home}`, {
    hint: `give the folder of one of them with --data: ${files.join(', ')}`,
  });
}
