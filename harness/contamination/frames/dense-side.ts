import { HASH_WORDS } from '../../frame-hash/hash-bits.ts';
import {
  LEAST_QUALITY,
  SAME_PICTURE,
  VARIANTS,
  type HashedVideo,
  type Variant,
} from './hashed-video.ts';
import { hashIndex, hashTables, indexBytes, sharedWords, type HashTables } from './multi-index.ts';

/** A frame of the corpus beside a frame of a benchmark video that looks the same. */
export type Hit = {
  /** Index of the benchmark video among those that were given, and of the frame in the whole index. */
  video: number;
  frame: number;
  /** Of the benchmark's frame. */
  variant: Variant;
  denseAtSeconds: number;
  sparseAtSeconds: number;
  /** Bits that differ. */
  distance: number;
  /** Of the frame of the corpus. */
  quality: number;
};

/** The benchmark's frames as memory that threads can share: an index, and what each hash is of. */
export type DenseSide = {
  index: HashTables;
  owners: Uint32Array;
  variants: Uint32Array;
  times: Float32Array;
};

/** What a corpus holds of a frame: a mirrored copy is found by the benchmark's mirrored frame. */
const SPARSE_VARIANTS = ['plain', 'cropped'] as const;

/**
 * The benchmark's frames, ready to be searched. They are the dense side: sampled so often that a
 * frame of the corpus, taken at any phase, has one close in time.
 */
export function denseSide(videos: readonly HashedVideo[]): DenseSide {
  // Counted first: there may be millions, and each takes what its hash takes and no object.
  let count = 0;
  for (const _ of usableFrames(videos)) count += 1;
  const hashes = sharedWords(count * HASH_WORDS);
  const owners = sharedWords(count);
  const variants = sharedWords(count);
  const times = new Float32Array(new SharedArrayBuffer(count * 4));
  let at = 0;
  for (const { video, variant, seconds, hash } of usableFrames(videos)) {
    hashes.set(hash, at * HASH_WORDS);
    owners[at] = video;
    variants[at] = VARIANTS.indexOf(variant);
    times[at] = seconds;
    at += 1;
  }
  return { index: hashTables(hashes, SAME_PICTURE), owners, variants, times };
}

/** In memory. */
export function denseBytes({ index, owners, variants, times }: DenseSide): number {
  return indexBytes(index) + owners.byteLength + variants.byteLength + times.byteLength;
}

/** All hits of a corpus video's frames, frame by frame. */
export function hitSearch({
  index,
  owners,
  variants,
  times,
}: DenseSide): (corpus: HashedVideo) => Hit[] {
  const near = hashIndex(index);
  return ({ sides, atSeconds }) => {
    const hits: Hit[] = [];
    for (const side of SPARSE_VARIANTS) {
      const { qualities, hashes } = sides[side] ?? NOTHING;
      for (const [sparse, quality] of qualities.entries()) {
        if (quality < LEAST_QUALITY) continue;
        near.search(hashes, sparse, (frame, distance) => {
          hits.push({
            video: owners[frame] as number,
            frame,
            variant: VARIANTS[variants[frame] as number] as Variant,
            denseAtSeconds: times[frame] as number,
            sparseAtSeconds: atSeconds[sparse] as number,
            distance,
            quality,
          });
        });
      }
    }
    return hits;
  };
}

const NOTHING = { qualities: new Uint8Array(), hashes: new Uint32Array() };

function* usableFrames(videos: readonly HashedVideo[]) {
  for (const [video, { sides, atSeconds }] of videos.entries()) {
    for (const variant of VARIANTS) {
      const { qualities, hashes } = sides[variant] ?? {};
      for (const [frame, quality] of qualities?.entries() ?? []) {
        if (quality < LEAST_QUALITY || hashes === undefined) continue;
        const hash = hashes.subarray(frame * HASH_WORDS, (frame + 1) * HASH_WORDS);
        yield { video, variant, seconds: atSeconds[frame] as number, hash };
      }
    }
  }
}
