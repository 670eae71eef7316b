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
  const hits = [...holding(41, [7, 7, 8]), ...holding(9, [8, 9])];
  expect(commonFrames(hits, 40_000)).toEqual(new Set([7, 8]));
  expect(commonFrames(hits, 41_000)).toEqual(new Set([8]));
  expect(commonFrames(hits, 50_001)).toEqual(new Set());
});

it('in a small corpus twenty copies of a test are no reason to pass over it', () => {
  expect(commonFrames(holding(20, [1]), 25)).toEqual(new Set());
  expect(commonFrames(holding(21, [1]), 25)).toEqual(new Set([1]));
});
