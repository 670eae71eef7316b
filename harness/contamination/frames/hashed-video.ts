import type { Hashes } from '../../frame-hash/hash-bits.ts';

/** The frames of one video that were hashed, in the order of their times. */
export type HashedVideo = {
  id: string;
  /** Of the whole video. */
  seconds: number;
  /** One a frame, from the start of the video. */
  atSeconds: Float32Array;
  sides: Partial<Record<Variant, FrameSide>>;
  /** Frames that could not be decoded. */
  lost: number;
};

/** How the picture was changed before it was hashed, so that a changed copy is found. */
export const VARIANTS = [
  'plain',
  'cropped',
  'mirrored',
  'croppedMirrored',
  'middle95',
  'middle90',
] as const;
export type Variant = (typeof VARIANTS)[number];

/** One a frame of the video. */
export type FrameSide = {
  /** 0 to 100; 0 where the variant has nothing of the frame. */
  qualities: Uint8Array;
  hashes: Hashes;
};

/** PDQ's own limit: below it a hash is mostly noise, and equal by chance. */
export const LEAST_QUALITY = 50;
/** PDQ's own limit of what is the same picture, in bits of 256. */
export const SAME_PICTURE = 31;

/**
 * Whether a copy of a video could be told at all: whether its seconds with something to see in them
 * hold the hits that the rule asks for.
 *
 * @param framesPerSecond of the other side.
 */
export function canBeFound(video: HashedVideo, framesPerSecond: number): boolean {
  const frames = video.atSeconds.length;
  if (frames === 0) return false;
  const seconds = (usableFrames(video) / frames) * video.seconds;
  // A duration is a sum of quotients: 3 s may be a little less.
  return seconds * framesPerSecond >= LEAST_HITS - 0.01;
}

/** Hits that the rule asks for. */
export const LEAST_HITS = 3;

/** Frames that there is something to see in. */
export function usableFrames({ sides }: HashedVideo): number {
  const { plain } = sides;
  return (
    plain?.qualities.reduce((sum, quality) => sum + (quality >= LEAST_QUALITY ? 1 : 0), 0) ?? 0
  );
}
