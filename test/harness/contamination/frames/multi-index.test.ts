import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HASH_WORDS } from '../../../../harness/frame-hash/hash-bits.ts';
import {
  hashIndex,
  hashTables,
  indexBytes,
  linearSearch,
  masksWithin,
  slotsFor,
} from '../../../../harness/contamination/frames/multi-index.ts';
import { random } from '../../../../harness/random.ts';

/** Hashes around a few centres, so that there are some at every distance. */
function crowd(count: number, seed: number): Uint32Array {
  const stream = random(seed, 'crowd');
  const word = () => stream.integer(0, 0xffffffff) >>> 0;
  const centres = Array.from({ length: 5 }, () => Array.from({ length: HASH_WORDS }, word));
  return Uint32Array.from(
    Array.from({ length: count }, (_, index) => {
      const hash = [...(centres[index % centres.length] as number[])];
      for (let flips = stream.integer(0, 60); flips > 0; flips -= 1) {
        const bit = stream.integer(0, 255);
        hash[bit >>> 5] = ((hash[bit >>> 5] as number) ^ (1 << (bit & 31))) >>> 0;
      }
      return hash;
    }).flat(),
  );
}

type Found = [index: number, bits: number][];
const sorted = (found: Found) => found.toSorted(([a], [b]) => a - b);

describe('multi-index search', () => {
  it('finds what looking at every hash finds, each once, at every distance', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 64 }), (seed, within) => {
        const hashes = crowd(300, seed);
        const index = hashIndex(hashTables(hashes, within));
        for (const at of [0, 7, 299]) {
          const [quick, slow]: [Found, Found] = [[], []];
          index.search(hashes, at, (...one) => quick.push(one));
          linearSearch(hashes, { query: hashes, at, within }, (...one) => slow.push(one));
          expect(sorted(quick)).toEqual(sorted(slow));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('finds a hash that lies at the very edge, wherever its bits differ', () => {
    const one = crowd(1, 3);
    const index = hashIndex(hashTables(one, 31));
    const stream = random(1, 'edge');
    for (let round = 0; round < 200; round += 1) {
      const bits = new Set<number>();
      while (bits.size < 31) bits.add(stream.integer(0, 255));
      const query = one.slice();
      for (const bit of bits) query[bit >>> 5] = (query[bit >>> 5] as number) ^ (1 << (bit & 31));
      const found: Found = [];
      index.search(query, 0, (...hit) => found.push(hit));
      expect(found).toEqual([[0, 31]]);
    }
  });

  it('has slots that cover all bits, with radii that leave no hash out', () => {
    for (const within of [0, 10, 31, 64]) {
      const slots = slotsFor(within);
      expect(slots.reduce((sum, { bits }) => sum + bits, 0)).toBe(256);
      expect(slots.reduce((sum, { radius }) => sum + radius + 1, 0)).toBeGreaterThan(within);
    }
  });

  // vec:mih_neighbours.
  it.each([
    [8, [1, 9, 37, 93]],
    [16, [1, 17, 137, 697]],
  ])('looks in as many places as there are neighbours in %i bits', (bits, counts) => {
    for (const [radius, count] of counts.entries()) {
      const masks = masksWithin(bits, radius);
      expect(masks).toHaveLength(count);
      expect(new Set(masks).size).toBe(count);
    }
  });

  it('says what it takes', () => {
    const hashes = crowd(1000, 1);
    const tables = 12 * (2 ** 20 + 1) * 4 + (2 ** 16 + 1) * 4;
    expect(indexBytes(hashTables(hashes, 31))).toBe(1000 * (32 + 13 * 4) + tables);
  });
});
