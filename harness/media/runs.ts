import type { KeyFrame, Timeline, TimelineFrame } from './timeline.ts';

/** A frame to be decoded. */
export type WantedFrame = TimelineFrame & { index: number };

/** A stretch that is decoded in one go: from a key frame through its last wanted frame. */
export type Run = {
  key: KeyFrame;
  /** Where to begin when decoding from `key` does not give the frames; null before the first. */
  previous: KeyFrame | null;
  /** In display order, never empty. */
  wanted: WantedFrame[];
  /** Packets from `key` through the last wanted one in file order. */
  packets: number;
};

/** Reading on over this many packets is cheaper than seeking, which empties the decoder. */
const MERGE_GAP_PACKETS = 8;

/**
 * The least that must be decoded for `indices`: each wanted frame's stretch from its key frame, every
 * stretch once. Stretches that (almost) meet become one. A counted timeline is one run from the first key frame.
 */
export function planRuns(timeline: Timeline, indices: number[]): Run[] {
  const wanted = indices.flatMap((index) => {
    const frame = timeline.frames[index];
    return frame === undefined ? [] : [{ ...frame, index }];
  });
  const runs: Run[] = [];
  for (const frame of wanted) {
    const key = startOf(timeline, frame);
    const previous = runs.at(-1);
    const end = previous === undefined ? -Infinity : previous.key.packet + previous.packets;
    if (
      previous !== undefined &&
      key.packet >= previous.key.packet &&
      key.packet - end < MERGE_GAP_PACKETS
    ) {
      previous.wanted.push(frame);
      previous.packets = Math.max(previous.packets, frame.packet - previous.key.packet + 1);
    } else {
      runs.push({
        key,
        previous: timeline.keys[timeline.keys.indexOf(key) - 1] ?? null,
        wanted: [frame],
        packets: frame.packet - key.packet + 1,
      });
    }
  }
  return runs;
}

/**
 * The last key frame that precedes the frame both in the file and on screen. A leading picture of an
 * open group follows its key frame in the file but refers to the group before, so it starts there.
 */
function startOf({ keys, order }: Timeline, frame: TimelineFrame): KeyFrame {
  const [first] = keys;
  if (order === 'counted') return first;
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle]?.packet ?? Infinity) <= frame.packet) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i > 0; i -= 1) {
    const key = keys[i];
    if (key !== undefined && key.pts <= frame.pts) return key;
  }
  return first;
}
