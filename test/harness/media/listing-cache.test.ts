import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listingCache } from '../../../harness/media/listing-cache.ts';
import type { Listing } from '../../../harness/media/listing.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const listing: Listing = {
  stream: {
    index: 0,
    codec: 'h264',
    width: 64,
    height: 48,
    pixelFormat: 'yuv420p',
    timeBase: { num: 1, den: 1000 },
    framesPerSecond: 25,
    picture: false,
    preferred: true,
  },
  encrypted: false,
  packets: { pts: [0, null], dts: [0, 40], duration: [40, null], flags: [1, 0] },
};

async function counted(folder: string | null) {
  const root = await temporaryFolder();
  const path = join(root, 'clip.mp4');
  await writeFile(path, 'video');
  let lists = 0;
  const list = async () => {
    lists += 1;
    return listing;
  };
  const get = async (cache = listingCache('test 1', folder)) =>
    cache.get(path, await stat(path), list);
  return { path, get, lists: () => lists };
}

test('a clip is demuxed once', async () => {
  const { get, lists } = await counted(null);
  const cache = listingCache('test 1', null);
  expect(await get(cache)).toEqual(listing);
  expect(await get(cache)).toEqual(listing);
  expect(lists()).toBe(1);
});

test('also by the next run, from disk', async () => {
  const folder = await temporaryFolder();
  const { get, lists } = await counted(folder);
  await get();
  expect(await get()).toEqual(listing);
  expect(lists()).toBe(1);
  expect(await readdir(folder)).toHaveLength(1);
});

test('again when the file or the decoder has changed', async () => {
  const folder = await temporaryFolder();
  const { path, get, lists } = await counted(folder);
  await get();
  await utimes(path, 1, 1);
  await get();
  await get(listingCache('test 2', folder));
  expect(lists()).toBe(3);
});

test('again when the stored listing is damaged', async () => {
  const folder = await temporaryFolder();
  const { get, lists } = await counted(folder);
  await get();
  for (const file of await readdir(folder)) await writeFile(join(folder, file), '{"stream":');
  await get();
  expect(lists()).toBe(2);
});
