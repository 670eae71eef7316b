import { access, cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SightlineError } from '../errors.ts';

/** Every built site has it; a folder with other files and without it is somebody else's. */
const MARK = 'data/index.json';

/** Throws `USAGE` unless `folder` is missing, empty or an earlier site. */
export async function requireReplaceable(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  if (entries.length === 0) return;
  try {
    await access(join(folder, MARK));
  } catch (cause) {
    throw new SightlineError('USAGE', `${folder} holds files that are not a Sightline site`, {
      hint: 'name an empty or a new folder with --out DIR; a build replaces all that is in it',
      cause,
    });
  }
}

/** Puts `built` in the place of `folder`. They may lie on different file systems. */
export async function replaceFolder(folder: string, built: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const beside = await mkdtemp(`${folder}.new-`);
  try {
    await cp(built, join(beside, 'site'), { recursive: true });
    await rm(folder, { recursive: true, force: true });
    await rename(join(beside, 'site'), folder);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}
