import { z } from 'zod';

/** A video stream as the container describes it. */
export const videoStreamSchema = z.strictObject({
  index: z.int().nonnegative(),
  codec: z.string(),
  width: z.int().nonnegative(),
  height: z.int().nonnegative(),
  /** Null when the container and the first packets do not tell. */
  pixelFormat: z.string().nullable(),
  /** Seconds a tick. */
  timeBase: z.strictObject({ num: z.int(), den: z.int() }),
  /** Null when unknown. */
  framesPerSecond: z.number().positive().nullable(),
  /** A cover image or a chapter thumbnail, not a video. */
  picture: z.boolean(),
  preferred: z.boolean(),
});

export type VideoStream = z.infer<typeof videoStreamSchema>;

const ticks = z.array(z.int().nullable());

/** One video stream with its packets in file order, as columns: an hour has a hundred thousand. */
export const listingSchema = z.strictObject({
  stream: videoStreamSchema,
  /** Samples are encrypted, at least some of them. */
  encrypted: z.boolean(),
  packets: z.strictObject({
    /** When the packet's frame is shown, in ticks; null when the container does not say. */
    pts: ticks,
    /** When it is decoded. */
    dts: ticks,
    duration: ticks,
    /** Sum of `PACKET_KEY` and `PACKET_DISCARD`. */
    flags: z.array(z.int().nonnegative()),
  }),
});

/** What demuxing alone tells about a clip. */
export type Listing = z.infer<typeof listingSchema>;

export const PACKET_KEY = 1;
/** Decoded but not shown: an edit list cuts it off. */
export const PACKET_DISCARD = 2;

/**
 * The stream that is shown: the container's default, then the largest, then the first. Written down
 * here, not left to FFmpeg's `av_find_best_stream`, whose answer changes between versions.
 */
export function chooseStream(streams: readonly VideoStream[]): VideoStream | null {
  const ranked = streams
    .filter((stream) => !stream.picture)
    .toSorted(
      (a, b) =>
        Number(b.preferred) - Number(a.preferred) ||
        b.width * b.height - a.width * a.height ||
        a.index - b.index,
    );
  return ranked[0] ?? null;
}
