import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { listFiles, manifestText } from '../../../site/src/data-files/manifest.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

const FILES = { 'v1/b.csv': 'é', 'a.json': '{}', 'index.html': '<p>', 'v1/manifest.json': 'old' };

it('names every file with its bytes and hash, but pages and itself', async () => {
  expect(await listFiles(await folderOf(FILES))).toEqual([
    { path: 'a.json', bytes: 2, sha256: createHash('sha256').update('{}').digest('hex') },
    { path: 'v1/b.csv', bytes: 2, sha256: createHash('sha256').update('é').digest('hex') },
  ]);
});

it('gives one release to the same files, and another to one byte more', async () => {
  const release = async (files: Record<string, string>): Promise<string> =>
    JSON.parse(manifestText(await listFiles(await folderOf(files)))).release;
  const first = await release(FILES);
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(await release({ ...FILES, 'v1/manifest.json': 'other' })).toBe(first);
  expect(await release({ ...FILES, 'a.json': '{ }' })).not.toBe(first);
});
