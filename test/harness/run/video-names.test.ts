import { posix } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { repeatName, videoFile, videoNames } from '../../../harness/run/video-names.ts';
import type { Item } from '../../../harness/schema/item.ts';

const item = (id: string, task: string, index: string): Item => ({
  id,
  cluster: id,
  split: 'test',
  question: '',
  gold: { kind: 'hidden' },
  tags: { task, index },
});
const named = (...pairs: [task: string, index: string][]) => [
  ...videoNames(
    pairs.map(([task, index], place) => item(`i${place}`, task, index)),
    ({ tags }) => `${tags['task']}/${tags['index']}`,
  ).values(),
];

it('keeps plain names as they are', () => {
  expect(named(['free_fall', '1'], ['Chess Rook', '12'], ['a-b', '007'])).toEqual([
    'free_fall/1',
    'Chess Rook/12',
    'a-b/007',
  ]);
});

describe('names of rows that nobody vouches for stay in the run folder', () => {
  test.each([
    ['..', '1'],
    ['../..', '../../etc/passwd'],
    ['/etc', 'passwd'],
    ['C:\\Windows', 'x'],
    ['..\\..\\up', '1'],
    ['', ''],
    ['.', '.'],
    ['a\0b', '1\n2'],
    ['con?*<>|"', ':'],
    ['日本語', '１'],
    ['x'.repeat(5000), 'y'.repeat(5000)],
    ['trailing ', ' leading'],
  ])('%j, %j', (task, index) => {
    const [name = ''] = named([task, index]);
    const file = videoFile(name, 0);
    expect(file).toMatch(/^videos\/[\w -]+\/[\w -]+\.mp4$/);
    expect(posix.normalize(file)).toBe(file);
    for (const part of file.split('/')) expect(Buffer.byteLength(part)).toBeLessThan(120);
  });
});

it('never gives two items one file, also where a disk does not tell capitals', () => {
  const names = named(
    ['a/b', '1'],
    ['a_b', '1'],
    ['a', 'b/1'],
    ['A', '1'],
    ['a', '1'],
    ['a', '1'],
    ['é', '1'],
    ['è', '1'],
    [`${'x'.repeat(200)}1`, '1'],
    [`${'x'.repeat(200)}2`, '1'],
  );
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});

it('a repeat has a name that no index has', () => {
  expect(videoFile('a/1', 1)).toBe('videos/a/1.2.mp4');
  expect(named(['a', '1.2'])[0]).not.toContain('.');
  expect([repeatName('a/1', 0), repeatName('a/1', 2)]).toEqual(['a/1', 'a/1.3']);
});
