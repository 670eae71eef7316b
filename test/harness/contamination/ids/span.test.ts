import { expect, it } from 'vitest';
import { sharesTime, videoKey } from '../../../../harness/contamination/ids/span.ts';

it.each([
  [{ start: 0, end: 10 }, { start: 9, end: 20 }, true],
  [{ start: 9, end: 20 }, { start: 0, end: 10 }, true],
  [{ start: 0, end: 100 }, { start: 40, end: 50 }, true],
  [{ start: 0, end: 10 }, { start: 10, end: 20 }, false],
  [{ start: 0, end: 10 }, { start: 11, end: 20 }, false],
  [{ end: 10 }, { start: 5, end: 20 }, true],
  [{}, { start: 5, end: 20 }, true],
  [{ start: 30 }, { start: 5, end: 20 }, true],
  [{}, {}, true],
])('%j and %j: %s', (a, b, shared) => {
  expect(sharesTime(a, b)).toBe(shared);
});

it('one video has one key, whichever part; another platform has another', () => {
  const id = '2574374895';
  expect(videoKey({ platform: 'flickr', id, start: 1, end: 2 })).toBe(
    videoKey({ platform: 'flickr', id }),
  );
  expect(videoKey({ platform: 'file', id })).not.toBe(videoKey({ platform: 'flickr', id }));
});
