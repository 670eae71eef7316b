import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeAtomically } from '../../harness/atomic-write.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('makes folders, replaces, and leaves nothing beside the file', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'a/b.json');
  await writeAtomically(path, 'old');
  await Promise.all(['new', 'new'].map((text) => writeAtomically(path, text)));
  expect(await readFile(path, 'utf8')).toBe('new');
  expect(await readdir(join(folder, 'a'))).toEqual(['b.json']);
});
