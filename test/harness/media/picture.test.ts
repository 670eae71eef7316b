import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readPicture } from '../../../harness/media/picture.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const policy = { longSide: 64, jpegQuality: 90 };
const size = { width: 128, height: 32 };

async function folder(): Promise<string> {
  const root = await temporaryFolder();
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  await sharp({ create: { ...size, channels: 4, background: clear } })
    .png()
    .toFile(join(root, 'clear.png'));
  await sharp({ create: { width: 8, height: 4, channels: 3, background: 'red' } })
    .greyscale()
    .webp({ lossless: true })
    .toFile(join(root, 'small.webp'));
  await writeFile(join(root, 'text.png'), 'no picture');
  await writeFile(join(root, 'empty.png'), '');
  await mkdir(join(root, 'folder.png'));
  return root;
}

describe('a picture of the data folder', () => {
  it('is JPEG, fits the long side, is not blown up, and is white where it is transparent', async () => {
    const root = await folder();
    const jpeg = await readPicture({ root, file: 'clear.png' }, policy);
    expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 64, height: 16 });
    const { channels } = await sharp(jpeg).stats();
    expect(channels.map(({ min }) => min)).toEqual([255, 255, 255]);
    const small = await readPicture({ root, file: 'small.webp' }, policy);
    expect(await sharp(small).metadata()).toMatchObject({ format: 'jpeg', width: 8, height: 4 });
    expect(await readPicture({ root, file: 'clear.png' }, policy)).toEqual(jpeg);
  });

  it.each([
    ['absent.png', 'CLIP_MISSING'],
    ['text.png', 'CLIP_UNREADABLE'],
    ['empty.png', 'CLIP_UNREADABLE'],
    ['folder.png', 'CLIP_UNREADABLE'],
    ['../outside.png', 'CLIP_UNREADABLE'],
    ['/etc/hostname', 'CLIP_UNREADABLE'],
  ])('%s is refused with %s', async (file, code) => {
    const root = await folder();
    await expect(readPicture({ root, file }, policy)).rejects.toMatchObject({ code });
  });
});
