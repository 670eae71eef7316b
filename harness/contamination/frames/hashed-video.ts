import type { Hashes } from '../../frame-hash/hash-bits.ts';

/** The frames of one video that were hashed, in the order of their times. */
export type HashedVideo = {
  id: string;
  /** Of the whole video. */
  seconds: number;
  /** Frames that were taken in a second; the times say which. */
  framesPerSecond: number;
  /** One a frame, from the start of the video. */
  atSeconds: Float32Array;
  /** 0 to 100, one a frame. */
  qualities: Uint8Array;
  /** One a frame. */
  hashes: Hashes;
};

/** PDQ's own limit: below it a hash is mostly noise, and equal by chance. */
export const LEAST_QUALITY = 50;
/** PDQ's own limit of what is the same picture, in bits of 256. */
export const SAME_PICTURE = 31;
