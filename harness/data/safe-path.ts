import { realpathSync } from 'node:fs';
import { isAbsolute, join, posix, relative, sep } from 'node:path';
import { SightlineError } from '../errors.ts';

const URL_LIKE = /^(?:[a-z][a-z0-9+.-]*:\/\/|(?:file|data|https?):)/i;
const WINDOWS_ROOT = /^(?:[a-z]:|\\)/i;

/** What a row may write as a file name; refuses absolute paths and URLs with `PATH_REFUSED`. */
export function checkName(name: string): void {
  if (URL_LIKE.test(name)) throw refused(name, 'is a URL');
  if (isAbsolute(name) || WINDOWS_ROOT.test(name)) throw refused(name, 'is an absolute path');
  if (name.includes('\0')) throw refused(name, 'holds a NUL character');
}

/** A path below the data folder, with forward slashes and without `..`; refuses one that leaves it. */
export function safePath(name: string): string {
  checkName(name);
  // A backslash is a separator on Windows: `..\..\secret` must not pass there.
  const path = posix.normalize(name.replaceAll('\\', '/'));
  if (path === '..' || path.startsWith('../')) throw refused(name, 'leaves the data folder');
  return path;
}

/** Follows the links of an existing file; refuses one that ends outside the data folder. */
export function checkLinks(root: string, path: string): void {
  const target = realpathSync(join(root, path));
  const home = realpathSync(root);
  if (within(home, target)) return;
  const blobs = hubBlobs(home);
  if (blobs !== null && within(blobs, target)) return;
  throw refused(path, 'is a link to a file outside the data folder');
}

/** Every file of a Hugging Face snapshot is a link to `../../blobs`, so that folder belongs to it. */
function hubBlobs(home: string): string | null {
  const parts = home.split(sep);
  const snapshots = parts.lastIndexOf('snapshots');
  if (snapshots < 1 || !parts[snapshots - 1]?.startsWith('datasets--')) return null;
  return [...parts.slice(0, snapshots), 'blobs'].join(sep);
}

function within(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function refused(name: string, why: string): SightlineError {
  return new SightlineError('PATH_REFUSED', `"${name}" ${why}`, {
    hint: 'rows may only name files below the data folder',
  });
}
