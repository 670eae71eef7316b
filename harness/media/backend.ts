import type { Listing } from './listing.ts';
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
  /** Longer side in pixels of the encoded frames. */
  longSide: number;
  jpegQuality: number;
};

/** A decoded and encoded frame. */
export type Picture = {
  index: number;
  /** SHA-256 of the decoded planes without padding. */
  planeHash: string;
  jpeg: Uint8Array;
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
};
