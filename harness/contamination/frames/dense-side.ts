import { HASH_WORDS, type Hashes } from '../../frame-hash/hash-bits.ts';
import { LEAST_QUALITY, SAME_PICTURE, type HashedVideo } from './hashed-video.ts';
import { hashIndex } from './multi-index.ts';

/** How the picture of a benchmark video was changed before it was hashed, so that a changed copy is found. */
export type Variant = 'plain' | 'mirrored' | 'cropped';

export type DenseVideo = HashedVideo & { variant: Variant };

/** A frame of the corpus beside a frame of a benchmark video that looks the same. */
export type Hit = {
  /** Index of the benchmark video among those that were given, and of the frame in the whole index. */
  video: number;
  frame: number;
  variant: Variant;
  denseAtSeconds: number;
  sparseAtSeconds: number;
  /** Bits that differ. */
  distance: number;
  /** Of the frame of the corpus. */
  quality: number;
};

export type DenseSide = {
  /** By id, whatever their variants. */
  videos: { id: string; seconds: number; frames: number; usable: number }[];
  bytes: number;
  /** All hits of a corpus video's frames, frame by frame. */
  hitsOf(corpus: HashedVideo): Hit[];
};

/**
 * The benchmark's frames, ready to be searched. They are the dense side: sampled so often that a
 * frame of the corpus, taken at any phase, has one close in time.
 */
export function denseSide(given: DenseVideo[]): DenseSide {
  const ids = [...new Set(given.map(({ id }) => id))];
  const videoOf = new Map(ids.map((id, index) => [id, index]));
  const usable = given.map(({ qualities }) =>
    Array.from(qualities.keys()).filter((frame) => (qualities[frame] ?? 0) >= LEAST_QUALITY),
  );
  const total = usable.reduce((sum, { length }) => sum + length, 0);
  const hashes: Hashes = new Uint32Array(total * HASH_WORDS);
  const owners = new Uint32Array(total);
  const times = new Float32Array(total);
  let at = 0;
  for (const [owner, video] of given.entries()) {
    for (const frame of usable[owner] ?? []) {
      const words = video.hashes.subarray(frame * HASH_WORDS, (frame + 1) * HASH_WORDS);
      hashes.set(words, at * HASH_WORDS);
      owners[at] = owner;
      times[at] = video.atSeconds[frame] as number;
      at += 1;
    }
  }
  const index = hashIndex(hashes, SAME_PICTURE);
  return {
    videos: ids.map((id) => {
      const own = given.findIndex((video) => video.id === id && video.variant === 'plain');
      const plain = given[own] ?? given.find((video) => video.id === id);
      return {
        id,
        seconds: plain?.seconds ?? 0,
        frames: plain?.qualities.length ?? 0,
        usable: usable[own]?.length ?? 0,
      };
    }),
    bytes: index.bytes + owners.byteLength + times.byteLength,
    hitsOf(corpus) {
      const hits: Hit[] = [];
      for (const [sparse, quality] of corpus.qualities.entries()) {
        if (quality < LEAST_QUALITY) continue;
        index.search(corpus.hashes, sparse, (frame, distance) => {
          const { id, variant } = given[owners[frame] as number] as DenseVideo;
          hits.push({
            video: videoOf.get(id) as number,
            frame,
            variant,
            denseAtSeconds: times[frame] as number,
            sparseAtSeconds: corpus.atSeconds[sparse] as number,
            distance,
            quality,
          });
        });
      }
      return hits;
    },
  };
}
