import type { DecodedClip, FrameManifest, SamplingPolicy } from '../schema/frames.ts';
import type { Picture } from './backend.ts';
import { ClipFailure, naming } from './clip-failure.ts';
import { locate, type ClipFile } from './clip-location.ts';
import type { DecoderPool } from './decoder-pool.ts';
import type { Listing } from './listing.ts';
import type { ListingCache } from './listing-cache.ts';
import { planRuns } from './runs.ts';
import { sampleIndices } from './samplers.ts';
import { timeline, type Timeline } from './timeline.ts';

export type ClipInfo = { stream: FrameManifest['stream']; durationSeconds: number };

type Parts = { pool: DecoderPool; decoder: FrameManifest['decoder']; cache: ListingCache };

type ListedClip = {
  path: string;
  listing: Listing;
  shown: Timeline;
  stream: FrameManifest['stream'];
};

/** What a clip says of itself, and its frames: packets listed first, then the least decoded. */
export function clipReader({ pool, decoder, cache }: Parts) {
  const list = async (clip: ClipFile, signal?: AbortSignal): Promise<ListedClip> => {
    const { path, stats } = await locate(clip);
    const listing = await cache.get(path, stats, () =>
      pool.ask<'list'>({ action: 'list', input: { path } }, signal),
    );
    if (listing.encrypted) throw new ClipFailure('CLIP_ENCRYPTED', 'its video is encrypted');
    const shown = timeline(listing);
    return { path, listing, shown, stream: streamRecord(listing, shown) };
  };

  const probe = async (clip: ClipFile, signal?: AbortSignal): Promise<ClipInfo> => {
    const { shown, stream } = await list(clip, signal);
    return { stream, durationSeconds: shown.durationSeconds };
  };

  const decodeAll = async (
    clip: ClipFile,
    policies: readonly SamplingPolicy[],
    signal?: AbortSignal,
  ): Promise<DecodedClip[]> => {
    const { path, listing, shown, stream } = await list(clip, signal);
    const atSeconds = shown.frames.map((frame) => frame.atSeconds);
    const renditions = policies.map((policy) => ({
      longSide: policy.longSide,
      jpegQuality: policy.jpegQuality,
      indices: sampleIndices(policy, atSeconds),
    }));
    const input = {
      path,
      stream: listing.stream,
      order: shown.order,
      runs: planRuns(shown, union(renditions.map(({ indices }) => indices))),
      first: shown.keys[0],
      renditions,
    };
    const pictures = await pool.ask<'decode'>({ action: 'decode', input }, signal);
    return renditions.map((_, rendition) => {
      const { frames, records } = inOrder(pictures, rendition, atSeconds);
      return { frames, manifest: { file: clip.file, decoder, stream, frames: records } };
    });
  };

  return {
    probe: (clip: ClipFile, signal?: AbortSignal) => naming(clip.file, probe(clip, signal)),
    decodeAll: (clip: ClipFile, policies: readonly SamplingPolicy[], signal?: AbortSignal) =>
      naming(
        clip.file,
        policies.length === 0 ? Promise.resolve([]) : decodeAll(clip, policies, signal),
      ),
  };
}

type Frames = { frames: DecodedClip['frames']; records: FrameManifest['frames'] };

/** The samplers give distinct, ascending indices, and the decoder wants them so. */
function union(choices: readonly number[][]): number[] {
  return [...new Set(choices.flat())].sort((a, b) => a - b);
}

function inOrder(
  pictures: readonly Picture[],
  rendition: number,
  seconds: readonly number[],
): Frames {
  const sorted = pictures
    .toSorted((a, b) => a.index - b.index)
    .flatMap(({ index, planeHash, jpegs }) => {
      const jpeg = jpegs[rendition] ?? null;
      return jpeg === null ? [] : [{ index, planeHash, jpeg, atSeconds: seconds[index] ?? 0 }];
    });
  return {
    frames: sorted.map(({ index, atSeconds, jpeg }) => ({ index, atSeconds, jpeg })),
    records: sorted.map(({ index, atSeconds, planeHash }) => ({ index, atSeconds, planeHash })),
  };
}

function streamRecord({ stream }: Listing, { frames }: Timeline): FrameManifest['stream'] {
  const { index, codec, width, height, pixelFormat } = stream;
  if (width === 0 || height === 0 || pixelFormat === null) {
    throw new ClipFailure('CLIP_UNREADABLE', 'the size of its pictures is not known');
  }
  return { index, codec, width, height, pixelFormat, frameCount: frames.length };
}
