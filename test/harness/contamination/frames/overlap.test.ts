import { describe, expect, it } from 'vitest';
import { denseSide, hitSearch } from '../../../../harness/contamination/frames/dense-side.ts';
import { HASH_WORDS } from '../../../../harness/frame-hash/hash-bits.ts';
import type { HashedVideo } from '../../../../harness/contamination/frames/hashed-video.ts';
import { overlapOf, type Overlap } from '../../../../harness/contamination/frames/overlap.ts';
import { random } from '../../../../harness/random.ts';

const PER_SECOND = 8;

/** A picture that changes by a bit or two from one 1/64 s to the next, so that a second apart is another one. */
function film(seconds: number, seed: number) {
  const stream = random(seed, 'film');
  const hash = Uint32Array.from({ length: HASH_WORDS }, () => stream.integer(0, 2 ** 31) * 2);
  const steps = Math.ceil(seconds * 64) + 1;
  const states = new Uint32Array(steps * HASH_WORDS);
  for (let step = 0; step < steps; step += 1) {
    states.set(hash, step * HASH_WORDS);
    for (let flip = 0; flip < 4; flip += 1) {
      const bit = stream.integer(0, 255);
      hash[bit >>> 5] = (hash[bit >>> 5] as number) ^ (1 << (bit & 31));
    }
  }
  return (atSeconds: number) => {
    const step = Math.min(steps - 1, Math.max(0, Math.round(atSeconds * 64)));
    return states.subarray(step * HASH_WORDS, (step + 1) * HASH_WORDS);
  };
}
type Film = ReturnType<typeof film>;

function taken(
  id: string,
  {
    seconds,
    framesPerSecond,
    phase = 0,
    quality = 90,
  }: {
    seconds: number;
    framesPerSecond: number;
    phase?: number;
    quality?: number;
  },
  at: (seconds: number) => Uint32Array,
): HashedVideo {
  const count = Math.floor((seconds - phase) * framesPerSecond);
  const times = Array.from({ length: count }, (_, index) => phase + index / framesPerSecond);
  return {
    id,
    seconds,
    atSeconds: Float32Array.from(times),
    sides: {
      plain: {
        qualities: new Uint8Array(count).fill(quality),
        hashes: Uint32Array.from(times.flatMap((time) => [...at(time)])),
      },
    },
    lost: 0,
  };
}

const dense = (id: string, seconds: number, own: Film) =>
  taken(id, { seconds, framesPerSecond: PER_SECOND }, own);

/** Of the corpus video in the first video of the benchmark. */
function found(corpus: HashedVideo, videos: HashedVideo[]): Overlap {
  const hits = hitSearch(denseSide(videos))(corpus).filter(({ video }) => video === 0);
  return overlapOf(hits, {
    dense: videos[0]?.seconds ?? 0,
    sparse: corpus.seconds,
    framesPerSecond: 1,
  });
}

describe('the overlap of two videos', () => {
  const own = film(120, 1);
  const other = film(120, 2);
  const benchmark = [dense('clip', 20, own), dense('another', 20, other)];
  const sparse = { framesPerSecond: 1 };

  it('is a duplicate, whatever the phase of the frames', () => {
    for (let phase = 0; phase < 1; phase += 0.05) {
      const copy = taken('copy', { ...sparse, seconds: 20, phase }, own);
      expect(found(copy, benchmark)).toMatchObject({ verdict: 'duplicate', variant: 'plain' });
    }
  });

  it('finds every piece cut out of the inside', () => {
    for (let from = 0; from <= 12; from += 0.37) {
      const piece = taken('piece', { ...sparse, seconds: 6 }, (at) => own(from + at));
      expect(found(piece, benchmark).verdict).toBe('duplicate');
    }
  });

  it('finds the clip inside a longer video, and counts no more than its length', () => {
    const longer = taken('longer', { ...sparse, seconds: 100 }, (at) =>
      at < 40 || at >= 60 ? other(at + 25) : own(at - 40),
    );
    const { verdict, hits, pairs, order } = found(longer, benchmark);
    expect({ verdict, hits }).toEqual({ verdict: 'duplicate', hits: 20 });
    expect(order).toBeGreaterThan(0.99);
    expect(
      pairs.every((hit) => Math.abs(hit.denseAtSeconds + 40 - hit.sparseAtSeconds) < 0.1),
    ).toBe(true);
  });

  it('finds a copy that runs faster or slower', () => {
    for (const speed of [0.9, 1.1]) {
      const copy = taken('copy', { ...sparse, seconds: 20 / speed }, (at) => own(at * speed));
      expect(found(copy, benchmark).verdict).toBe('duplicate');
    }
  });

  it('is none between videos that have nothing in common', () => {
    expect(found(taken('film', { ...sparse, seconds: 90 }, film(90, 3)), benchmark)).toMatchObject({
      verdict: 'none',
      hits: 0,
      pairs: [],
    });
  });

  it('is no more than likely where a third is the same', () => {
    const third = taken('third', { ...sparse, seconds: 20 }, (at) =>
      at < 8 ? own(at) : film(120, 4)(at),
    );
    expect(found(third, benchmark).verdict).toBe('likely');
  });

  it('is for a person to look at where one good picture is the same, or all in another order', () => {
    const strange = film(120, 5);
    const one = taken('one', { ...sparse, seconds: 20 }, (at) => (at === 7 ? own(7) : strange(at)));
    expect(found(one, benchmark).verdict).toBe('review');
    const shuffled = taken('shuffled', { ...sparse, seconds: 20 }, (at) => own((at * 7) % 20));
    expect(found(shuffled, benchmark).verdict).toBe('review');
  });

  it('passes over frames of low quality', () => {
    const dark = taken('dark', { ...sparse, seconds: 20, quality: 49 }, own);
    expect(found(dark, benchmark)).toMatchObject({ verdict: 'none', hits: 0 });
  });

  it('of a picture that stands still is one too', () => {
    const still = () => own(0);
    const benchmarkStill = [dense('clip', 20, still)];
    expect(found(taken('still', { ...sparse, seconds: 20 }, still), benchmarkStill).verdict).toBe(
      'duplicate',
    );
  });
});
