import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDataFolder } from '../../../harness/data/folder.ts';
import { hubFile } from '../../../harness/data/hub-cache.ts';
import { safePath } from '../../../harness/data/safe-path.ts';
import type { Layout } from '../../../harness/schema/benchmark.ts';
import { dataFolder } from '../../support/data-folder.ts';

const layouts: Layout[] = [
  { name: 'plain', rows: { val: ['val.csv', 'nested/val.csv'] }, videos: ['videos'] },
  { name: 'hub', rows: { val: hubFile(['org/name'], 'data/val-*.parquet') }, videos: ['videos'] },
];

function refusal(call: () => unknown) {
  try {
    call();
  } catch (error) {
    return error;
  }
  return null;
}

describe('paths', () => {
  test.each([
    '/etc/passwd',
    '../outside.mp4',
    'videos/../../outside.mp4',
    String.raw`..\..\outside.mp4`,
    String.raw`C:\clip.mp4`,
    String.raw`\\server\clip.mp4`,
    'http://example.org/clip.mp4',
    'file:///etc/passwd',
    'file:clip.mp4',
    'rtsp://camera/1',
    'clip\0.mp4',
  ])('%j is refused', (name) => {
    const folder = openDataFolder(dataFolder({ 'clip.mp4': '' }), layouts);
    expect(refusal(() => folder.find([name]))).toMatchObject({ code: 'PATH_REFUSED' });
    expect(refusal(() => folder.path(name))).toMatchObject({ code: 'PATH_REFUSED' });
  });

  test('whatever a row names, what is read lies below the folder', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '/', '\\', 'C:', 'http:', '~', '\0', ' ', 'a'),
      fc.string({ maxLength: 4 }),
    );
    const name = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('/'));
    const home = '/data/folder';
    fc.assert(
      fc.property(name, (one) => {
        try {
          const path = join(home, safePath(one));
          expect(path === home || path.startsWith(`${home}/`)).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: 'PATH_REFUSED' });
        }
      }),
    );
  });

  test('the first candidate that exists is found, and `..` inside the folder is allowed', () => {
    const folder = openDataFolder(dataFolder({ 'videos/a b [1].mp4': '' }), layouts);
    expect(folder.find(['other/a.mp4', 'x/../videos/./a b [1].mp4'])).toBe('videos/a b [1].mp4');
    expect(folder.find(['videos', 'no.mp4'])).toBeNull();
  });

  test('a link that leaves the folder is refused, one that stays is followed', () => {
    const outside = dataFolder({ 'secret.mp4': '' });
    const root = dataFolder({ 'videos/real.mp4': '' });
    symlinkSync(join(outside, 'secret.mp4'), join(root, 'videos/link.mp4'));
    symlinkSync('real.mp4', join(root, 'videos/inside.mp4'));
    symlinkSync(outside, join(root, 'folder'));
    const folder = openDataFolder(root, layouts);
    expect(folder.find(['videos/inside.mp4'])).toBe('videos/inside.mp4');
    for (const name of ['videos/link.mp4', 'folder/secret.mp4']) {
      expect(refusal(() => folder.find([name]))).toMatchObject({ code: 'PATH_REFUSED' });
    }
    expect(refusal(() => folder.findByName('link.mp4'))).toMatchObject({ code: 'PATH_REFUSED' });
    expect(folder.findByName('secret.mp4')).toBeNull();
  });

  test("a snapshot's links into the blobs of its own dataset are followed", () => {
    const cache = dataFolder({ 'datasets--org--name/blobs/abc': 'rows', 'other/blobs/abc': '' });
    const snapshot = join(cache, 'datasets--org--name/snapshots/rev');
    mkdirSync(join(snapshot, 'data'), { recursive: true });
    symlinkSync('../../../blobs/abc', join(snapshot, 'data/val-0.parquet'));
    symlinkSync(join(cache, 'other/blobs/abc'), join(snapshot, 'foreign.mp4'));
    for (const root of [snapshot, cache]) {
      expect(openDataFolder(root, layouts).rows('val').layout.name).toBe('hub');
    }
    const folder = openDataFolder(snapshot, layouts);
    expect(refusal(() => folder.find(['foreign.mp4']))).toMatchObject({ code: 'PATH_REFUSED' });
  });
});

describe('files by name', () => {
  test('the one nearest to the top counts, hidden folders do not', () => {
    const root = dataFolder({
      'b/deep/clip.mp4': '',
      'c/clip.mp4': '',
      '.cache/hidden.mp4': '',
    });
    const folder = openDataFolder(root, layouts);
    expect(folder.findByName('clip.mp4')).toBe('c/clip.mp4');
    expect(folder.findByName('hidden.mp4')).toBeNull();
  });
});

describe('annotation files', () => {
  test('the first layout that has one counts', () => {
    const folder = openDataFolder(dataFolder({ 'nested/val.csv': '' }), layouts);
    expect(folder.rows('val')).toMatchObject({ file: 'nested/val.csv', layout: { name: 'plain' } });
  });

  test('two revisions in one cache are not chosen between', () => {
    const revision = (name: string) => `datasets--org--name/snapshots/${name}/data/val-0.parquet`;
    const root = dataFolder({ [revision('a')]: '', [revision('b')]: '' });
    const error = refusal(() => openDataFolder(root, layouts).rows('val'));
    expect(error).toMatchObject({
      code: 'DATA_MISSING',
      hint: expect.stringContaining(revision('b')) as string,
    });
  });

  test('a folder without one says where it looked', () => {
    const error = refusal(() => openDataFolder(dataFolder({}), layouts).rows('val'));
    expect(error).toMatchObject({
      code: 'DATA_MISSING',
      hint: expect.stringContaining('nested/val.csv') as string,
    });
  });

  test('a folder that does not exist is no data folder', () => {
    const root = join(dataFolder({ file: '' }), 'file');
    expect(refusal(() => openDataFolder(root, layouts))).toMatchObject({ code: 'DATA_MISSING' });
  });
});

test('text is read without a byte order mark', async () => {
  const folder = openDataFolder(dataFolder({ 'a.json': '\uFEFF{}' }), layouts);
  expect(await folder.read('a.json')).toBe('{}');
});
