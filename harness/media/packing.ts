/** What a child process is asked to pack. */
export type PackJob = { frames: PackedFrame[] };

export type PackedFrame = { jpeg: Uint8Array; atSeconds: number };

/** Ticks of a packed clip a second: MPEG's own, a whole number of them for every usual frame rate. */
export const TICKS_PER_SECOND = 90_000;

/** Between two frames that a probe shows at the same time: players drop a frame without a length. */
const LEAST_GAP_TICKS = TICKS_PER_SECOND / 1000;

/** How long a clip of one frame lasts. */
const ONE_FRAME_TICKS = TICKS_PER_SECOND;

/**
 * When each frame of a packed clip is shown, in ticks, and how long. The order is that of the frames:
 * a probe may have turned it, but time runs forward, so the times are handed out anew, in theirs.
 */
export function packedTicks(atSeconds: readonly number[]): { start: number; length: number }[] {
  const starts: number[] = [];
  for (const seconds of atSeconds.toSorted((a, b) => a - b)) {
    const tick = Math.max(0, Math.round(seconds * TICKS_PER_SECOND));
    const previous = starts.at(-1);
    starts.push(previous === undefined ? tick : Math.max(tick, previous + LEAST_GAP_TICKS));
  }
  const last = starts.length - 1;
  const lastGap = last < 1 ? ONE_FRAME_TICKS : (starts[last] ?? 0) - (starts[last - 1] ?? 0);
  return starts.map((start, i) => ({
    start,
    length: i === last ? lastGap : (starts[i + 1] ?? start) - start,
  }));
}
