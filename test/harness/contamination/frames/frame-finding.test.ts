import { expect, it } from 'vitest';
import type {
  FoundOverlap,
  FrameSearch,
} from '../../../../harness/contamination/frames/find-overlaps.ts';
import {
  frameFinding,
  type FramesLooked,
} from '../../../../harness/contamination/frames/frame-finding.ts';
import { frameDetailsSchema } from '../../../../harness/schema/contamination-report.ts';

const hit = (atSeconds: number) => ({
  video: 0,
  frame: 0,
  variant: 'mirrored' as const,
  denseAtSeconds: atSeconds + 10.126,
  sparseAtSeconds: atSeconds,
  distance: 4,
  quality: 90,
});

function overlap(video: number, verdict: FoundOverlap['verdict'], corpus: string): FoundOverlap {
  const pairs = Array.from({ length: 8 }, (_, at) => hit(at));
  return { video, corpus, verdict, hits: 8, score: 0.9, order: 1, variant: 'mirrored', pairs };
}

const search: FrameSearch = {
  found: [
    overlap(0, 'duplicate', 'a.mp4'),
    overlap(0, 'likely', 'b.mp4'),
    overlap(1, 'review', 'c.mp4'),
  ],
  unseeable: [false, false, true, false, false],
  everywhere: [false, false, false, true, false],
  corpus: { videos: 30, frames: 900, unseeable: 2 },
  common: 7,
  index: { hashes: 100, bytes: 9000 },
};
const looked: FramesLooked = {
  // Two questions of the first video, one of each other, and one of a video that is not there.
  items: [0, 0, 1, 2, 3, 4, null],
  names: ['0.mp4', '1.mp4', '2.mp4', '3.mp4', '4.mp4'],
  missing: 1,
  unreadable: 0,
  framesPerSecond: { benchmark: 30, corpus: 1 },
  crops: false,
  corpus: { rows: 29, missing: 0, unreadable: 1, lineOf: (name) => name.charCodeAt(0) },
};

it('decides by the video for all of its items, and leaves open what cannot be told', () => {
  const { verdicts, rows, details } = frameFinding(search, looked);
  expect(verdicts).toEqual(['flagged', 'flagged', 'open', 'open', 'open', 'clear', 'unchecked']);
  expect(rows).toBe(29);
  expect(frameDetailsSchema.parse(details)).toMatchObject({
    duplicate: 2,
    likely: 0,
    review: 1,
    videos: { looked: 5, missing: 1, unreadable: 0, unseeable: 1, everywhere: 1 },
    corpus: { videos: 30, frames: 900, unseeable: 2, missing: 0, unreadable: 1 },
    commonFrames: 7,
  });
});

it('tells the gravest of each item, with all of its moments', () => {
  const { evidence } = frameFinding(search, looked);
  expect(evidence.map(({ item }) => item)).toEqual([0, 1, 2]);
  expect(evidence[0]).toMatchObject({
    line: 97,
    found:
      'duplicate: 8 frames of a.mp4, score 0.90, mirrored; seconds 10.13 = 0, 11.13 = 1, 12.13 = 2, 13.13 = 3, 14.13 = 4, 15.13 = 5, …; and in 1 more videos of the corpus',
    corpusText: null,
    frames: { benchmark: '0.mp4', corpus: 'a.mp4', variant: 'mirrored' },
  });
  expect(evidence[0]?.frames?.pairs).toHaveLength(8);
});

it('has looked for nothing in a corpus without frames', () => {
  const empty = { ...search, found: [], corpus: { videos: 0, frames: 0, unseeable: 0 } };
  expect(new Set(frameFinding(empty, looked).verdicts)).toEqual(new Set(['unchecked']));
});
