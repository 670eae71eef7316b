import { describe, expect, it } from 'vitest';
import { findOverlaps } from '../../../../harness/contamination/frames/find-overlaps.ts';
import type { HashedVideo } from '../../../../harness/contamination/frames/hashed-video.ts';
import { HASH_WORDS } from '../../../../harness/frame-hash/hash-bits.ts';
import { random } from '../../../../harness/random.ts';

/** Frames without any likeness among them; the same seed gives the same film. */
function film(id: string, seed: string, { frames = 10, quality = 90 } = {}): HashedVideo {
  const stream = random(0, seed);
  return {
    id,
    seconds: frames,
    atSeconds: Float32Array.from({ length: frames }, (_, at) => at),
    sides: {
      plain: {
        qualities: new Uint8Array(frames).fill(quality),
        hashes: Uint32Array.from({ length: frames * HASH_WORDS }, () => stream.integer(0, 2 ** 31)),
      },
    },
    lost: 0,
  };
}

async function* passing(videos: HashedVideo[]) {
  yield* videos;
}

describe('the search for a benchmark in a corpus', () => {
  const benchmark = [film('a', 'a'), film('b', 'b'), film('black', 'black', { quality: 3 })];
  const corpus = [
    ...Array.from({ length: 30 }, (_, at) => film(`other ${at}`, `other ${at}`)),
    film('copy of b', 'b'),
    film('dark', 'dark', { quality: 0 }),
  ];

  it.each([1, 2, 3])('finds the same on %i threads, whatever their order', async (threads) => {
    let seen = 0;
    const found = await findOverlaps(benchmark, passing(corpus), {
      framesPerSecond: 1,
      threads,
      onVideo: () => (seen += 1),
    });
    expect(found.found).toMatchObject([
      { corpus: 'copy of b', video: 1, verdict: 'duplicate', hits: 10 },
    ]);
    expect(found.corpus).toEqual({ videos: 32, frames: 310, unseeable: 1 });
    expect(found.unseeable).toEqual([false, false, true]);
    expect(seen).toBe(32);
  });

  it('leaves open a video that is too short for the hits of the rule', async () => {
    const short = [film('two', 'two', { frames: 2 }), film('three', 'three', { frames: 3 })];
    const at = async (framesPerSecond: number) =>
      (await findOverlaps(short, passing(corpus), { framesPerSecond })).unseeable;
    expect(await at(1)).toEqual([true, false]);
    expect(await at(2)).toEqual([false, false]);
  });

  it('says nothing of a picture that is in most of the corpus', async () => {
    const title = film('title', 'title', { frames: 3 });
    const opening = (id: string) => {
      const own = film(id, id);
      own.sides.plain?.hashes.set(title.sides.plain?.hashes ?? []);
      return own;
    };
    const episodes = Array.from({ length: 25 }, (_, at) => opening(`episode ${at}`));
    const test = [{ ...opening('test'), seconds: 3 }];
    const few = await findOverlaps(test, passing(episodes.slice(0, 20)), { framesPerSecond: 1 });
    expect({ common: few.common, found: few.found.length }).toEqual({ common: 0, found: 20 });
    const many = await findOverlaps(test, passing(episodes), { framesPerSecond: 1 });
    expect({ common: many.common, found: many.found }).toEqual({ common: 3, found: [] });
    // All that speaks for it is everywhere: nobody can tell.
    expect({ few: few.everywhere, many: many.everywhere }).toEqual({ few: [false], many: [true] });
  });
});
