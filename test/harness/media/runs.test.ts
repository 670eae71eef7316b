import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planRuns } from '../../../harness/media/runs.ts';
import type { KeyFrame, Timeline } from '../../../harness/media/timeline.ts';

/** Frames in file order at 10 ticks each, key frames at the given packets. */
function evenly(
  frames: number,
  keyPackets: number[],
  order: Timeline['order'] = 'timed',
): Timeline {
  const [first = 0, ...rest] = keyPackets;
  const key = (packet: number): KeyFrame => ({ packet, pts: packet * 10, first: packet === first });
  return {
    order,
    frames: Array.from({ length: frames }, (_, packet) => ({
      packet,
      pts: packet * 10,
      atSeconds: packet / 25,
    })),
    keys: [key(first), ...rest.map((packet) => key(packet))],
    durationSeconds: frames / 25,
  };
}

const outline = (timeline: Timeline, indices: number[]) =>
  planRuns(timeline, indices).map(({ key, packets, wanted }) => [
    key.packet,
    packets,
    wanted.map(({ index }) => index),
  ]);

test('each frame is decoded from its key frame, each stretch once', () => {
  const timeline = evenly(300, [0, 100, 200]);
  expect(outline(timeline, [5, 20, 150, 299])).toEqual([
    [0, 21, [5, 20]],
    [100, 51, [150]],
    [200, 100, [299]],
  ]);
});

test('stretches that meet become one', () => {
  expect(outline(evenly(300, [0, 100, 200]), [98, 102])).toEqual([[0, 103, [98, 102]]]);
});

test('a counted timeline is decoded from its first key frame', () => {
  expect(outline(evenly(300, [0, 100, 200], 'counted'), [5, 250])).toEqual([[0, 251, [5, 250]]]);
});

test('a leading picture of an open group starts at the group before', () => {
  const timeline = evenly(4, [0]);
  // In the file: key 0, key 3 (shown last), then two pictures shown between them.
  timeline.frames = [
    { packet: 0, pts: 0, atSeconds: 0 },
    { packet: 20, pts: 10, atSeconds: 0.1 },
    { packet: 19, pts: 30, atSeconds: 0.3 },
  ];
  timeline.keys.push({ packet: 19, pts: 30, first: false });
  expect(outline(timeline, [1])).toEqual([[0, 21, [1]]]);
  expect(outline(timeline, [2])).toEqual([[19, 1, [2]]]);
});

test('every index is wanted once, behind its key frame', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 299 }), { maxLength: 20 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 299 }), { minLength: 1, maxLength: 40 }),
      (keys, indices) => {
        const sorted = indices.toSorted((a, b) => a - b);
        const runs = planRuns(evenly(300, [0, ...keys.toSorted((a, b) => a - b)]), sorted);
        expect(runs.flatMap(({ wanted }) => wanted.map(({ index }) => index))).toEqual(sorted);
        for (const { key, wanted, packets, previous } of runs) {
          expect(wanted.every(({ packet }) => packet >= key.packet)).toBe(true);
          expect(Math.max(...wanted.map(({ packet }) => packet)) - key.packet + 1).toBe(packets);
          expect(previous === null ? key.first : previous.packet < key.packet).toBe(true);
        }
      },
    ),
  );
});
