import { relative, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLONE = fileURLToPath(new URL('..', import.meta.url));

/**
 * Where `runs/` and `results/` are when nobody names them: the clone, from any folder in it, so that
 * the same command finds the same run; outside of it the folder that the user stands in.
 */
export function homeFolder(workingFolder: string): string {
  const way = relative(CLONE, workingFolder);
  return way.startsWith('..') || isAbsolute(way) ? workingFolder : CLONE;
}
