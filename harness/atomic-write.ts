import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

let written = 0;

/** Writes beside the file and renames: a reader sees the old content or the new one, never half. */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  written += 1;
  const temporary = `${path}.${process.pid}-${written}.tmp`;
  await writeFile(temporary, content);
  await rename(temporary, path);
}
