import { readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/**
 * Every file below a folder, by base name. Of two files with one name the nearest to the top counts,
 * then the first in the alphabet. Hidden folders and links to folders are not entered.
 */
export function indexByName(root: string): Map<string, string> {
  const index = new Map<string, string>();
  let level = [''];
  while (level.length > 0) {
    const next: string[] = [];
    for (const folder of level) {
      for (const entry of entriesOf(join(root, folder))) {
        const path = posix.join(folder, entry.name);
        if (entry.isDirectory()) {
          if (!entry.name.startsWith('.')) next.push(path);
        } else if (!index.has(entry.name) && isFile(join(root, path))) {
          index.set(entry.name, path);
        }
      }
    }
    level = next;
  }
  return index;
}

/** True for a file, or a link to one. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** A folder that may not be read holds nothing for us. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
