import { availableParallelism } from 'node:os';
import type { DecodedClip, FrameManifest, SamplingPolicy } from '../schema/frames.ts';
import { ClipFailure, mediaError } from './clip-failure.ts';
import { locate, type ClipFile } from './clip-location.ts';
import { DecoderPool, type PoolSettings } from './decoder-pool.ts';
import type { BackendId } from './decoder-protocol.ts';
import type { Listing } from './listing.ts';
import { listingCache, type ListingCache } from './listing-cache.ts';
import { planRuns } from './runs.ts';
import { sampleIndices } from './samplers.ts';
import { timeline, type Timeline } from './timeline.ts';

export type { ClipFile } from './clip-location.ts';

export type ClipInfo = { stream: FrameManifest['stream']; durationSeconds: number };

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
  /** What the container says; reads the whole file, decodes nothing. */
  probe(clip: ClipFile, signal?: AbortSignal): Promise<ClipInfo>;
  /** The frames a policy asks for, all of them or an error. */
  decode(clip: ClipFile, policy: SamplingPolicy, signal?: AbortSignal): Promise<DecodedClip>;
  close(): Promise<void>;
};

/** @throws MediaError `DECODER_MISSING` when no backend works here. */
export async function openMedia(options: MediaOptions = {}): Promise<Media> {
  const { pool, decoder } = await openPool(options);
  const cache = listingCache(`${decoder.id} ${decoder.version}`, options.cacheFolder ?? null);
  return clips({ pool, decoder, cache });
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

function clips({ pool, decoder, cache }: Decoding & { cache: ListingCache }): Media {
  const list = async (clip: ClipFile, signal?: AbortSignal): Promise<ListedClip> => {
    const { path, stats } = await locate(clip);
    const listing = await cache.get(path, stats, () =>
      pool.ask<'list'>({ action: 'list', input: { path } }, signal),
    );
    if (listing.encrypted) throw new ClipFailure('CLIP_ENCRYPTED', 'its video is encrypted');
    const shown = timeline(listing);
    return { path, listing, shown, stream: streamRecord(listing, shown) };
  };
  return {
    decoder,
    probe: (clip, signal) =>
      naming(clip, async () => {
        const { shown, stream } = await list(clip, signal);
        return { stream, durationSeconds: shown.durationSeconds };
      }),
    decode: (clip, policy, signal) =>
      naming(clip, async () => {
        const { path, listing, shown, stream } = await list(clip, signal);
        const indices = sampleIndices(
          policy,
          shown.frames.map((frame) => frame.atSeconds),
        );
        const { longSide, jpegQuality } = policy;
        const plan = { order: shown.order, runs: planRuns(shown, indices), first: shown.keys[0] };
        const input = { path, stream: listing.stream, ...plan, longSide, jpegQuality };
        const pictures = await pool.ask<'decode'>({ action: 'decode', input }, signal);
        const decoded = pictures
          .toSorted((a, b) => a.index - b.index)
          .map((picture) => ({
            ...picture,
            atSeconds: shown.frames[picture.index]?.atSeconds ?? 0,
          }));
        return {
          frames: decoded.map(({ index, atSeconds, jpeg }) => ({ index, atSeconds, jpeg })),
          manifest: {
            file: clip.file,
            decoder,
            stream,
            frames: decoded.map(({ index, atSeconds, planeHash }) => ({
              index,
              atSeconds,
              planeHash,
            })),
          },
        };
      }),
    close: () => pool.close(),
  };
}

type ListedClip = {
  path: string;
  listing: Listing;
  shown: Timeline;
  stream: FrameManifest['stream'];
};

function streamRecord({ stream }: Listing, { frames }: Timeline): FrameManifest['stream'] {
  const { index, codec, width, height, pixelFormat } = stream;
  if (width === 0 || height === 0 || pixelFormat === null) {
    throw new ClipFailure('CLIP_UNREADABLE', 'the size of its pictures is not known');
  }
  return { index, codec, width, height, pixelFormat, frameCount: frames.length };
}

/** Whatever goes wrong with a clip is told with its name; an abort stays what the caller made it. */
async function naming<T>(clip: ClipFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ClipFailure ? mediaError(clip.file, error) : error;
  }
}
