import { expect, test } from 'vitest';
import { openClipFinder } from '../../../harness/data/clips.ts';
import { openDataFolder } from '../../../harness/data/folder.ts';
import { dataFolder } from '../../support/data-folder.ts';

const layout = {
  name: 'x',
  rows: { test: ['rows/*.json'] },
  videos: ['{rows}/../data', 'videos'],
  subtitles: ['subtitle'],
};

function finder(files: string[]) {
  const all = ['rows/a.json', ...files].map((file) => [file, ''] as const);
  const folder = openDataFolder(dataFolder(Object.fromEntries(all)), [layout]);
  return openClipFinder(folder, folder.rows('test'));
}

test.each([
  ['in the first folder', 'clip', ['data/clip.mp4', 'videos/clip.mp4'], 'data/clip.mp4'],
  ['with another ending', 'clip', ['videos/clip.webm'], 'videos/clip.webm'],
  ['with another ending than the row has', 'clip.mp4', ['videos/clip.MP4'], 'videos/clip.MP4'],
  ['with the ending of the row first', 'c.avi', ['data/c.mp4', 'data/c.avi'], 'data/c.avi'],
  ['anywhere by name', 'sub/clip', ['deep/er/clip.mkv'], 'deep/er/clip.mkv'],
  ['nowhere: where it should be', 'sub/clip', [], 'data/sub/clip.mp4'],
  ['in another container', 'c.ts', ['data/c.ts.mp4', 'data/c.ts'], 'data/c.ts'],
  ['with a dot in its name', 'clip.v2', ['data/clip.v2.mp4'], 'data/clip.v2.mp4'],
])('a video is found %s', (_, name, files, found) => {
  expect(finder(files).video('video', [name])).toBe(found);
});

test('subtitles are found or are null', () => {
  const clips = finder(['subtitle/a.srt']);
  expect(clips.subtitles('video', 'a.srt')).toBe('subtitle/a.srt');
  expect(clips.subtitles('video', 'b.srt')).toBeNull();
});

test('a path is not looked for elsewhere: another folder may hold another video of that name', () => {
  const clips = finder(['data/a/1.webm', 'videos/b/1.mp4', 'pictures/1.png']);
  expect(clips.videoAt('path', 'a/1.mp4')).toBe('data/a/1.webm');
  expect(clips.videoAt('path', 'c/1.mp4')).toBe('data/c/1.mp4');
  expect(clips.file('path', '1.png')).toBe('rows/1.png');
  expect(clips.file('path', 'pictures/1.png')).toBe('pictures/1.png');
});

test.each(['/etc/x.mp4', '../../x.mp4', 'http://x/y.mp4'])(
  '%s is the fault of its field',
  (name) => {
    expect(() => finder([]).video('video_path', [name])).toThrow(
      expect.objectContaining({ kind: 'path', field: 'video_path', received: name }),
    );
  },
);
