import type { DecodeJob, Picture } from './backend.ts';
import type { ClipFailureCode } from './clip-failure.ts';
import type { Listing } from './listing.ts';
import type { PackJob } from './packing.ts';

/** What a decoder process can be asked, and what it answers. */
export type Actions = {
  version: { input: null; output: string };
  list: { input: { path: string }; output: Listing };
  decode: { input: DecodeJob; output: Picture[] };
  pack: { input: PackJob; output: Uint8Array };
};

export type Action = keyof Actions;

export type DecoderRequest = { [A in Action]: { action: A; input: Actions[A]['input'] } }[Action];

export type DecoderReply =
  | { ok: true; output: Actions[Action]['output'] }
  | { ok: false; code: ClipFailureCode; reason: string };

export type BackendId = 'node-av' | 'ffmpeg';

/** Handed to the process as its one argument, in JSON. */
export type DecoderSettings = {
  backend: BackendId;
  /** Path or name of the `ffmpeg` program. */
  ffmpegPath: string;
  threads: number;
  memoryLimitBytes: number;
};
