import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SightlineError } from '../errors.ts';
import type { DownloadedFile, RepositoryRecord, UnpackedZip } from '../schema/download.ts';
import { feed, hasherOf, matches } from './digest.ts';
import type { HubFile } from './hub.ts';

/**
 * The record of a file that is there and is the right one, else null. Unchanged since it was
 * downloaded, it is not read; otherwise its digest is compared.
 *
 * @throws `DATA_INVALID` where a file of another origin has its name.
 */
export async function presentFile(
  root: string,
  file: HubFile,
  before: DownloadedFile | undefined,
): Promise<DownloadedFile | null> {
  const path = join(root, file.path);
  const there = await stat(path).catch(() => null);
  if (there === null) return null;
  const known = { size: file.size, digest: file.digest, modifiedMs: there.mtimeMs };
  if (there.isFile() && there.size === file.size) {
    const unchanged = before?.digest === file.digest && before.modifiedMs === there.mtimeMs;
    if (unchanged) return known;
    const hash = hasherOf(file.digest, file.size);
    await feed(hash, path);
    if (matches(hash, file.digest)) return known;
  }
  // One that was downloaded before may be replaced; one that the user put there may not.
  if (before !== undefined && there.isFile()) return null;
  throw new SightlineError('DATA_INVALID', `${file.path} is there already, and is another file`, {
    hint: 'move it away, or download into another folder',
  });
}

/** Whether everything that was unpacked of a zip is still there, by name and size. */
export async function presentUnpacked(
  root: string,
  file: HubFile,
  record: RepositoryRecord,
): Promise<boolean> {
  const unpacked: UnpackedZip | undefined = record.unpacked[file.path];
  if (unpacked?.digest !== file.digest) return false;
  for (const [path, size] of Object.entries(unpacked.files)) {
    const there = await stat(join(root, path)).catch(() => null);
    if (there?.size !== size) return false;
  }
  return true;
}
