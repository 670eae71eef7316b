import { matchesGlob } from 'node:path/posix';
import { SightlineError } from '../errors.ts';
import type { HubRepository } from '../schema/download.ts';
import type { HubFile } from './hub.ts';

/**
 * The files of a repository that are wanted, in the order of their paths.
 *
 * @param only a further glob, or a folder; nothing that fits it is an error that shows what there is.
 */
export function chooseFiles(
  repository: HubRepository,
  files: HubFile[],
  only: string | undefined,
): HubFile[] {
  const needed = files
    .filter(({ path }) => repository.files.some((glob) => matchesGlob(path, glob)))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  if (needed.length === 0) {
    throw new SightlineError(
      'DOWNLOAD_FAILED',
      `${repository.name} holds none of ${repository.files.join(', ')}`,
      { hint: 'its owner may have changed it; name an older commit with --revision' },
    );
  }
  if (only === undefined) return needed;
  const chosen = needed.filter(({ path }) => fits(path, only));
  if (chosen.length > 0) return chosen;
  const shown = needed.slice(0, 8).map(({ path }) => path);
  throw new SightlineError('USAGE', `--only ${only} fits no file of ${repository.name}`, {
    hint: `it has ${shown.join(', ')}${needed.length > shown.length ? ', …' : ''}`,
  });
}

export function isZip(repository: HubRepository, path: string): boolean {
  return repository.zips?.some((glob) => matchesGlob(path, glob)) ?? false;
}

function fits(path: string, only: string): boolean {
  return matchesGlob(path, only) || path.startsWith(`${only.replace(/\/+$/, '')}/`);
}
