import { readdir } from 'node:fs/promises';
import { distance } from 'fastest-levenshtein';
import { SightlineError } from './errors.ts';
import { ownModule, ownModules } from './own-module.ts';

/** A kind of plugin: the folder is the registry, the file's (or folder's) name is the id. */
export type Registry<T> = {
  ids(): Promise<string[]>;
  /** Throws `USAGE` with the nearest known id. */
  load(id: string): Promise<T>;
};

type Layout = 'files' | 'folders';

/**
 * Lists `folder` and imports a plugin when it is asked for.
 *
 * @param kind as people call it ("probe"); the module exports its plugin under `exportName`.
 * @param layout `files`: the module `<id>`; `folders`: `<id>/<kind>`.
 */
export function registry<T>(
  kind: string,
  folder: URL,
  exportName: string,
  layout: Layout = 'files',
): Registry<T> {
  const ids = async () => {
    if (layout === 'files') return ownModules(folder);
    const entries = await readdir(folder, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    const held = await Promise.all(
      folders.map(async (name) => (await ownModules(new URL(`${name}/`, folder))).includes(kind)),
    );
    return folders.filter((_, index) => held[index]).sort();
  };
  return {
    ids,
    async load(id) {
      const known = await ids();
      if (!known.includes(id)) throw unknownName(kind, id, known);
      const file = ownModule(layout === 'files' ? id : `${id}/${kind}`, folder).href;
      const module = (await import(file)) as Record<string, T>;
      const plugin = module[exportName];
      if (plugin === undefined) throw new Error(`${file} does not export "${exportName}"`);
      return plugin;
    },
  };
}

/** A `USAGE` error that names the nearest known word. */
export function unknownName(kind: string, name: string, known: string[]): SightlineError {
  const nearest = nearestName(name, known);
  return new SightlineError('USAGE', `there is no ${kind} "${name}"`, {
    hint:
      nearest === null
        ? `known: ${known.join(', ')}`
        : `did you mean "${nearest}"? known: ${known.join(', ')}`,
  });
}

/** The known word with the fewest edits, or null when none is near. */
export function nearestName(name: string, known: string[]): string | null {
  const ranked = known
    .map((word) => ({ word, edits: distance(name.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  if (best === undefined) return null;
  const near = best.edits <= Math.max(2, Math.ceil(best.word.length / 3));
  const prefixed = ranked.find((one) => one.word.startsWith(name.toLowerCase()));
  return near ? best.word : (prefixed?.word ?? null);
}
