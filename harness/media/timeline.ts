import { ClipFailure } from './clip-failure.ts';
import { PACKET_DISCARD, PACKET_KEY, type Listing } from './listing.ts';

/** A frame that can be shown, as its packet announces it. */
export type TimelineFrame = {
  /** Position of the packet in the file, counted within the stream: decode order. */
  packet: number;
  /** In ticks of the stream. */
  pts: number;
  /** From the first frame. */
  atSeconds: number;
};

export type KeyFrame = {
  packet: number;
  pts: number;
  /** Nothing that can be decoded precedes it. */
  first: boolean;
};

/**
 * The displayable frames of a stream in display order.
 *
 * `timed`: every frame has a timestamp of its own, so frames are found by it and the decoder may
 * start at any key frame. `counted`: timestamps are missing (AVI) or double, so frames are told apart
 * only by counting what comes out of the decoder from the first key frame.
 */
export type Timeline = {
  order: 'timed' | 'counted';
  frames: TimelineFrame[];
  /** In file order, the first is where decoding can begin at the earliest. */
  keys: [KeyFrame, ...KeyFrame[]];
  durationSeconds: number;
};

/**
 * Frames from the first key frame on: what precedes it, in the file or on screen (leading pictures
 * of an open group), refers to pictures that the file does not hold.
 *
 * @throws ClipFailure `CLIP_UNREADABLE` when there is nothing to show.
 */
export function timeline(listing: Listing): Timeline {
  const { packets, stream } = listing;
  const total = packets.flags.length;
  if (total === 0) throw new ClipFailure('CLIP_UNREADABLE', 'its video stream holds no packets');
  const first = packets.flags.findIndex((flags) => (flags & PACKET_KEY) !== 0);
  if (first === -1) throw new ClipFailure('CLIP_UNREADABLE', 'its video stream holds no key frame');

  const shown: number[] = [];
  const firstPts = packets.pts[first] ?? null;
  for (let packet = first; packet < total; packet += 1) {
    const pts = packets.pts[packet] ?? null;
    const leading = pts !== null && firstPts !== null && pts < firstPts;
    const discarded = ((packets.flags[packet] ?? 0) & PACKET_DISCARD) !== 0;
    if (!leading && !discarded) shown.push(packet);
  }
  if (shown.length === 0) {
    throw new ClipFailure('CLIP_UNREADABLE', 'its edit list leaves no video frame to show');
  }

  const seconds = stream.timeBase.num / stream.timeBase.den;
  const { order, ticks } = displayOrder(listing, shown);
  const start = ticks[0]?.pts ?? 0;
  const frames = ticks.map(({ packet, pts }) => ({
    packet,
    pts,
    atSeconds: (pts - start) * seconds,
  }));
  return {
    order,
    frames,
    keys: keyFrames(listing, first),
    durationSeconds: durationSeconds(listing, frames),
  };
}

type Tick = { packet: number; pts: number };

function displayOrder(
  listing: Listing,
  shown: number[],
): { order: Timeline['order']; ticks: Tick[] } {
  const { pts, dts } = listing.packets;
  const stamped = shown.flatMap((packet) => {
    const at = pts[packet] ?? null;
    return at === null ? [] : [{ packet, pts: at }];
  });
  if (stamped.length === shown.length) {
    // The sort is stable: frames with one timestamp stay in file order.
    const ticks = stamped.toSorted((a, b) => a.pts - b.pts);
    const unique = ticks.every((tick, i) => i === 0 || tick.pts !== ticks[i - 1]?.pts);
    return { order: unique ? 'timed' : 'counted', ticks };
  }
  const decoded = shown.map((packet) => dts[packet] ?? pts[packet] ?? null);
  const complete = !decoded.includes(null);
  const steady = listing.stream.framesPerSecond;
  const { num, den } = listing.stream.timeBase;
  const ticks = shown.map((packet, index): Tick => {
    const at = complete ? (decoded[index] ?? null) : null;
    if (at !== null) return { packet, pts: at };
    if (steady === null) throw new ClipFailure('CLIP_UNREADABLE', 'its packets have no timestamps');
    return { packet, pts: Math.round((index * den) / (steady * num)) };
  });
  return { order: 'counted', ticks: ticks.toSorted((a, b) => a.pts - b.pts) };
}

function keyFrames({ packets }: Listing, first: number): [KeyFrame, ...KeyFrame[]] {
  const keys: [KeyFrame, ...KeyFrame[]] = [
    { packet: first, pts: packets.pts[first] ?? 0, first: true },
  ];
  for (let packet = first + 1; packet < packets.flags.length; packet += 1) {
    const pts = packets.pts[packet] ?? null;
    const isKey = ((packets.flags[packet] ?? 0) & PACKET_KEY) !== 0;
    if (isKey && pts !== null) keys.push({ packet, pts, first: false });
  }
  return keys;
}

function durationSeconds({ packets, stream }: Listing, frames: TimelineFrame[]): number {
  const last = frames.at(-1);
  if (last === undefined) return 0;
  const stated = (packets.duration[last.packet] ?? 0) * (stream.timeBase.num / stream.timeBase.den);
  const mean = frames.length > 1 ? last.atSeconds / (frames.length - 1) : 0;
  const steady = stream.framesPerSecond === null ? 0 : 1 / stream.framesPerSecond;
  return last.atSeconds + (stated || mean || steady);
}
