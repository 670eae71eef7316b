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

/**
 * Containers that hold their own video. Playlists (HLS, DASH, concat) are left out on purpose: they
 * name other files and hosts, and a clip must not open anything but itself.
 */
export const CONTAINERS = [
  'mov',
  'mp4',
  'm4a',
  '3gp',
  '3g2',
  'mj2',
  'matroska',
  'webm',
  'avi',
  'mpegts',
  'mpeg',
  'mpegvideo',
  'flv',
  'asf',
  'ogg',
  'm4v',
  'h264',
  'hevc',
  'ivf',
  'obu',
  'gif',
  'mxf',
  'nut',
  'rm',
  'dv',
  'wtv',
  'live_flv',
  'vob',
  'swf',
  'webp_anim',
  'apng',
  'yuv4mpegpipe',
  'mjpeg',
  'h263',
  'vc1',
  'av1',
].join(',');
