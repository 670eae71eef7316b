import { describe, expect, test } from 'vitest';
import { PACKET_DISCARD, PACKET_KEY, type Listing } from '../../../harness/media/listing.ts';
import { timeline } from '../../../harness/media/timeline.ts';

type Row = { pts: number | null; dts?: number | null; key?: boolean; discard?: boolean };

function listing(rows: Row[], framesPerSecond: number | null = null): Listing {
  return {
    stream: {
      index: 0,
      codec: 'h264',
      width: 64,
      height: 48,
      pixelFormat: 'yuv420p',
      timeBase: { num: 1, den: 100 },
      framesPerSecond,
      picture: false,
      preferred: true,
    },
    encrypted: false,
    packets: {
      pts: rows.map(({ pts }) => pts),
      dts: rows.map(({ dts }) => dts ?? null),
      duration: rows.map(() => null),
      flags: rows.map(
        ({ key, discard }) =>
          (key === true ? PACKET_KEY : 0) + (discard === true ? PACKET_DISCARD : 0),
      ),
    },
  };
}

const packets = (rows: Row[], rate?: number) =>
  timeline(listing(rows, rate)).frames.map(({ packet }) => packet);

test('frames stand in display order, timed from the first', () => {
  const shown = timeline(listing([{ pts: 50, key: true }, { pts: 80 }, { pts: 60 }, { pts: 70 }]));
  expect(shown.order).toBe('timed');
  expect(shown.frames.map(({ packet }) => packet)).toEqual([0, 2, 3, 1]);
  expect(shown.frames.map(({ atSeconds }) => atSeconds)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(shown.durationSeconds).toBeCloseTo(0.4);
});

test('what precedes the first key frame, in the file or on screen, is not shown', () => {
  expect(
    packets([{ pts: 0 }, { pts: 10 }, { pts: 40, key: true }, { pts: 30 }, { pts: 50 }]),
  ).toEqual([2, 4]);
});

test('what an edit list cuts off is not shown, but remains a place to begin', () => {
  const shown = timeline(
    listing([{ pts: -20, key: true, discard: true }, { pts: -10, discard: true }, { pts: 0 }]),
  );
  expect(shown.frames.map(({ packet }) => packet)).toEqual([2]);
  expect(shown.keys).toEqual([{ packet: 0, pts: -20, first: true }]);
});

describe('a counted timeline', () => {
  test('stands for missing timestamps, timed by when packets are decoded', () => {
    const shown = timeline(
      listing([
        { pts: null, dts: 0, key: true },
        { pts: null, dts: 10 },
        { pts: 20, dts: 20 },
      ]),
    );
    expect(shown.order).toBe('counted');
    expect(shown.frames.map(({ atSeconds }) => atSeconds)).toEqual([0, 0.1, 0.2]);
  });

  test('stands for two frames with one timestamp', () => {
    const shown = timeline(listing([{ pts: 0, key: true }, { pts: 10 }, { pts: 10 }]));
    expect(shown.order).toBe('counted');
    expect(shown.frames).toHaveLength(3);
  });

  test('falls back on the frame rate of a bare stream', () => {
    const shown = timeline(listing([{ pts: null, key: true }, { pts: null }, { pts: null }], 50));
    expect(shown.frames.map(({ atSeconds }) => atSeconds)).toEqual([0, 0.02, 0.04]);
  });
});

test.each([
  ['no packets', []],
  ['no key frame', [{ pts: 0 }, { pts: 10 }]],
  ['edit list', [{ pts: 0, key: true, discard: true }]],
  ['no timestamps', [{ pts: null, key: true }]],
] satisfies [string, Row[]][])('nothing to show: %s', (reason, rows) => {
  expect(() => timeline(listing(rows))).toThrow(
    expect.objectContaining({
      code: 'CLIP_UNREADABLE',
      message: expect.stringContaining(reason) as unknown,
    }),
  );
});
