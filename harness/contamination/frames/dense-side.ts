import { HASH_WORDS, type Hashes } from '../../frame-hash/hash-bits.ts';
import {
  LEAST_QUALITY,
  SAME_PICTURE,
  VARIANTS,
  type HashedVideo,
  type Variant,
} from './hashed-video.ts';
import { hashIndex } from './multi-index.ts';

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

export type DenseSide = {
  /** Of the index and all that it keeps, in memory. */
  bytes: number;
  /** Hashes in the index, of all variants. */
  hashes: number;
  /** All hits of a corpus video's frames, frame by frame. */
  hitsOf(corpus: HashedVideo): Hit[];
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
  const hashes: Hashes = new Uint32Array(count * HASH_WORDS);
  const owners = new Uint32Array(count);
  const variants = new Uint8Array(count);
  const times = new Float32Array(count);
  let at = 0;
  for (const { video, variant, seconds, hash } of usableFrames(videos)) {
    hashes.set(hash, at * HASH_WORDS);
    owners[at] = video;
    variants[at] = VARIANTS.indexOf(variant);
    times[at] = seconds;
    at += 1;
  }
  const index = hashIndex(hashes, SAME_PICTURE);
  return {
    bytes: index.bytes + owners.byteLength + variants.byteLength + times.byteLength,
    hashes: count,
    hitsOf({ sides, atSeconds }) {
      const hits: Hit[] = [];
      for (const side of SPARSE_VARIANTS) {
        const { qualities, hashes: query } = sides[side] ?? { qualities: [], hashes };
        for (const [sparse, quality] of qualities.entries()) {
          if (quality < LEAST_QUALITY) continue;
          index.search(query, sparse, (frame, distance) => {
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
    },
  };
}

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
