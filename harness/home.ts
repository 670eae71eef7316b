import { relative, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGED, ROOT } from './own-module.ts';

const CLONE = fileURLToPath(ROOT);

/**
 * Where `runs/` and `results/` are when nobody names them: the clone, from any folder in it, so that
 * the same command finds the same run; outside of it, and always for the package, the folder that
 * the user stands in.
 */
export function homeFolder(workingFolder: string): string {
  if (PACKAGED) return workingFolder;
  const way = relative(CLONE, workingFolder);
  return way.startsWith('..') || isAbsolute(way) ? workingFolder : CLONE;
}
