import { readdir } from 'node:fs/promises';

/**
 * How the harness names its own modules: `.ts` in a clone, where Node strips the types, `.js` in the
 * package, which is compiled because Node strips none below node_modules.
 */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

/** The harness runs from the package and not from a clone. */
export const PACKAGED = EXTENSION === '.js';

/** The clone; in the package its compiled copy, which has the same folders. */
export const ROOT = new URL('../', import.meta.url);

/**
 * A module of one's own that no import statement names: the entry of a process, a plugin.
 *
 * @param name without its extension, from `base`.
 */
export function ownModule(name: string, base: string | URL): URL {
  return new URL(`${name}${EXTENSION}`, base);
}

/** The modules of a folder that are named as plugins and commands are, without extension and in order. */
export async function ownModules(folder: URL): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(EXTENSION))
    .map((entry) => entry.name.slice(0, -EXTENSION.length))
    .filter((name) => /^[a-z0-9-]+$/.test(name))
    .sort();
}
