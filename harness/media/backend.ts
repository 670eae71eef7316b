import type { PrintOptions } from '../frame-hash/frame-print.ts';
import type { Listing } from './listing.ts';
import type { PackJob } from './packing.ts';
import type { Run } from './runs.ts';
import type { KeyFrame, Timeline } from './timeline.ts';

/** What a child process is asked to decode. */
export type DecodeJob = {
  /** Absolute. */
  path: string;
  stream: Listing['stream'];
  order: Timeline['order'];
  runs: Run[];
  /** Where decoding can begin at the earliest. */
  first: KeyFrame;
  /** How the frames are encoded; a frame may be wanted in several of them. */
  renditions: Rendition[];
};

/** Frames in one size, as pictures of one quality or as the hashes of what they show. */
export type Rendition = {
  /** Longer side in pixels. */
  longSide: number;
  form: { jpegQuality: number } | { print: PrintOptions };
  /** Of the frames that are wanted so. */
  indices: number[];
};

/** A decoded and encoded frame. */
export type Picture = {
  index: number;
  /** SHA-256 of the decoded planes without padding. */
  planeHash: string;
  /** One a rendition of the job, in its order: a JPEG, or a packed print; null where it is not wanted. */
  renditions: (Uint8Array | null)[];
};

/**
 * A way to read video files. Lives in a child process, so it may block, leak or crash; failures it
 * knows of are `ClipFailure`.
 */
export type Backend = {
  version(): Promise<string>;
  list(path: string): Promise<Listing>;
  /** Every wanted frame, or a failure: never fewer. */
  decode(job: DecodeJob): Promise<Picture[]>;
  /** The frames as an MP4 without sound; the same frames give the same bytes. */
  pack(job: PackJob): Promise<Uint8Array>;
};
