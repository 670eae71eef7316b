import { expect, it } from 'vitest';
import type { Hit } from '../../../../harness/contamination/frames/dense-side.ts';
import { commonFrames } from '../../../../harness/contamination/frames/stop-list.ts';

const hit = (frame: number): Hit => ({
  video: 0,
  frame,
  variant: 'plain',
  denseAtSeconds: frame,
  sparseAtSeconds: 0,
  distance: 0,
  quality: 100,
});

/** So many corpus videos, each with these frames of the benchmark. */
const holding = (videos: number, frames: number[]) =>
  Array.from({ length: videos }, () => frames.map(hit));

it('a frame in more than one of a thousand videos is common', () => {
  const hits = [...holding(11, [7, 7, 8]), ...holding(9, [8, 9])];
  expect(commonFrames(hits, 10_000)).toEqual(new Set([7, 8]));
  expect(commonFrames(hits, 11_000)).toEqual(new Set([8]));
  expect(commonFrames(hits, 20_001)).toEqual(new Set());
});

it('in a small corpus four videos make it so, and a copy or three do not', () => {
  expect(commonFrames(holding(3, [1]), 20)).toEqual(new Set());
  expect(commonFrames(holding(4, [1]), 20)).toEqual(new Set([1]));
});
