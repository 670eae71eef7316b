import type { FrameManifest } from '../schema/frames.ts';
import { ClipFailure } from './clip-failure.ts';
import { locate, type ClipFile } from './clip-location.ts';
import type { DecoderPool } from './decoder-pool.ts';
import type { Listing } from './listing.ts';
import type { ListingCache } from './listing-cache.ts';
import { timeline, type Timeline } from './timeline.ts';

/** A clip whose packets are known. */
export type ListedClip = {
  path: string;
  listing: Listing;
  shown: Timeline;
  stream: FrameManifest['stream'];
};

export type ListClip = (clip: ClipFile, signal?: AbortSignal) => Promise<ListedClip>;

/** Reads the packets of clips, those of each file once. Throws `ClipFailure`. */
export function clipLister({ pool, cache }: { pool: DecoderPool; cache: ListingCache }): ListClip {
  return async (clip, signal) => {
    const { path, stats } = await locate(clip);
    const listing = await cache.get(path, stats, () =>
      pool.ask<'list'>({ action: 'list', input: { path } }, signal),
    );
    if (listing.encrypted) throw new ClipFailure('CLIP_ENCRYPTED', 'its video is encrypted');
    const shown = timeline(listing);
    return { path, listing, shown, stream: streamRecord(listing, shown) };
  };
}

function streamRecord({ stream }: Listing, { frames }: Timeline): FrameManifest['stream'] {
  const { index, codec, width, height, pixelFormat } = stream;
  if (width === 0 || height === 0 || pixelFormat === null) {
    throw new ClipFailure('CLIP_UNREADABLE', 'the size of its pictures is not known');
  }
  return { index, codec, width, height, pixelFormat, frameCount: frames.length };
}
