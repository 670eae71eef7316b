import { constants } from 'node:fs';
import { copyFile, link, realpath } from 'node:fs/promises';

/** No link is possible: another disk, a file system without links, somebody else's file, too many links. */
const COPIED = new Set(['EXDEV', 'EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** The same bytes under a second name; the file itself where the name is a link to it. */
export async function linkOrCopy(source: string, target: string): Promise<void> {
  const file = await realpath(source);
  try {
    await link(file, target);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!COPIED.has(code)) throw error;
    await copyFile(file, target, constants.COPYFILE_FICLONE);
  }
}
