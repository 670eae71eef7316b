import { availableParallelism } from 'node:os';
import type { DecodedClip, FrameManifest, SamplingPolicy } from '../schema/frames.ts';
import { ClipFailure, mediaError } from './clip-failure.ts';
import type { ClipFile } from './clip-location.ts';
import { clipStills, type StillPolicy } from './clip-stills.ts';
import { clipSender, type PackedClip, type ShownFrame } from './clip-sender.ts';
import { clipPrinter, type ClipPrints, type PrintPolicy } from './clip-prints.ts';
import { clipReader, type ClipInfo } from './clip-reader.ts';
import { DecoderPool, type PoolSettings } from './decoder-pool.ts';
import type { Action, BackendId } from './decoder-protocol.ts';
import { clipLister } from './listed-clip.ts';
import { listingCache } from './listing-cache.ts';

export type { ClipFile } from './clip-location.ts';
export type { ClipPrints } from './clip-prints.ts';
export type { ClipInfo } from './clip-reader.ts';
export type { PackedClip, ShownFrame } from './clip-sender.ts';

export type MediaOptions = {
  /** `auto`: node-av, or the `ffmpeg` program where node-av does not load. */
  backend?: 'auto' | BackendId;
  /** Clips decoded at once. */
  processes?: number;
  /** For demuxing a clip, and again for decoding it. */
  timeLimitMs?: number;
  /** Of one process. */
  memoryLimitBytes?: number;
  /** Where the packet lists of clips are kept between runs; without it, in memory only. */
  cacheFolder?: string;
  ffmpegPath?: string;
};

/** Frames of video files. Every failure is a `MediaError` that names the file. */
export type Media = {
  decoder: FrameManifest['decoder'];
  /** How often the decoder was asked to read a clip's packets, and to decode one. */
  asked: Readonly<Record<Action, number>>;
  /** What the container says; reads the whole file, decodes nothing. */
  probe(clip: ClipFile, signal?: AbortSignal): Promise<ClipInfo>;
  /** The frames a policy asks for, all of them or an error. */
  decode(clip: ClipFile, policy: SamplingPolicy, signal?: AbortSignal): Promise<DecodedClip>;
  /**
   * The frames of several policies, one decoded clip a policy in their order: the file is opened and
   * decoded once, and each gets what it would get alone.
   */
  decodeAll(
    clip: ClipFile,
    policies: readonly SamplingPolicy[],
    signal?: AbortSignal,
  ): Promise<DecodedClip[]>;
  /**
   * Hashes of what the frames at so many ticks a second show. Frames that cannot be decoded are
   * counted and passed over, as long as there are others.
   */
  prints(clip: ClipFile, policy: PrintPolicy, signal?: AbortSignal): Promise<ClipPrints>;
  /** JPEGs of the frames that are nearest to some times, in their order. */
  stills(clip: ClipFile, policy: StillPolicy, signal?: AbortSignal): Promise<Uint8Array[]>;
  /**
   * The frames as an H.264 video in MP4, without sound, each shown at its own time. The order is that
   * of the frames; where it is not that of time, the times are handed out anew in ascending order.
   */
  pack(frames: readonly ShownFrame[], signal?: AbortSignal): Promise<PackedClip>;
  /** The bytes of a whole file. @throws MediaError `CLIP_UNREADABLE` when they are too many to send. */
  whole(clip: ClipFile): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** @throws MediaError `DECODER_MISSING` when no backend works here. */
export async function openMedia(options: MediaOptions = {}): Promise<Media> {
  const { pool, decoder } = await openPool(options);
  const cache = listingCache(`${decoder.id} ${decoder.version}`, options.cacheFolder ?? null);
  const list = clipLister({ pool, cache });
  const reader = clipReader({ pool, decoder, list });
  return {
    decoder,
    asked: pool.asked,
    ...reader,
    async decode(clip, policy, signal) {
      const [decoded] = await reader.decodeAll(clip, [policy], signal);
      if (decoded === undefined) throw new Error('a policy without its clip');
      return decoded;
    },
    ...clipPrinter({ pool, list }),
    ...clipStills({ pool, list }),
    ...clipSender(pool),
    close: () => pool.close(),
  };
}

const DEFAULTS = {
  timeLimitMs: 300_000,
  memoryLimitBytes: 4 * 2 ** 30,
  ffmpegPath: 'ffmpeg',
};

type Decoding = { pool: DecoderPool; decoder: FrameManifest['decoder'] };

async function openPool(options: MediaOptions): Promise<Decoding> {
  const { backend = 'auto' } = options;
  const candidates: BackendId[] = backend === 'auto' ? ['node-av', 'ffmpeg'] : [backend];
  const reasons: string[] = [];
  for (const id of candidates) {
    const pool = new DecoderPool(poolSettings(id, options));
    try {
      const version = await pool.ask<'version'>({ action: 'version', input: null });
      return { pool, decoder: { id, version } };
    } catch (error) {
      await pool.close();
      if (!(error instanceof ClipFailure)) throw error;
      reasons.push(error.message);
    }
  }
  throw mediaError('video decoder', new ClipFailure('DECODER_MISSING', reasons.join('; ')));
}

function poolSettings(backend: BackendId, options: MediaOptions): PoolSettings {
  const cores = availableParallelism();
  // A decoder uses two cores well; beyond that, clips side by side are the better use.
  const processes = options.processes ?? Math.min(4, Math.ceil(cores / 2));
  const threads = Math.max(1, Math.floor(cores / processes));
  const { timeLimitMs, memoryLimitBytes, ffmpegPath } = { ...DEFAULTS, ...options };
  return { backend, processes, threads, timeLimitMs, memoryLimitBytes, ffmpegPath };
}
