import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { locate } from '../../../harness/media/clip-location.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a file is found below its folder', async () => {
  const root = await temporaryFolder();
  await writeFile(join(root, 'a.mp4'), 'video');
  const { path, stats } = await locate({ root, file: 'a.mp4' });
  expect(path).toBe(join(root, 'a.mp4'));
  expect(stats.size).toBe(5);
});

test.each([
  ['CLIP_MISSING', 'none.mp4'],
  ['CLIP_MISSING', 'empty.mp4/below.mp4'],
  ['CLIP_UNREADABLE', 'empty.mp4'],
  ['CLIP_UNREADABLE', 'folder'],
  ['CLIP_UNREADABLE', '../outside.mp4'],
  ['CLIP_UNREADABLE', '/etc/hostname'],
])('%s: %s', async (code, file) => {
  const root = await temporaryFolder();
  await mkdir(join(root, 'folder'));
  await writeFile(join(root, 'empty.mp4'), '');
  await expect(locate({ root, file })).rejects.toMatchObject({ code });
});
