import { random } from '../../random.ts';

/** Makes signatures: of two sets the share of equal places estimates their Jaccard similarity (Broder 1997). */
export type MinHash = {
  permutations: number;
  /** The same array each time; copy what is to be kept. */
  signature(shingles: Iterable<string>): Uint32Array;
};

/**
 * `permutations` hash functions a·x + b modulo 2³², a odd, over a mixed 32-bit hash of the shingle.
 *
 * @param seed the same seed gives the same functions on any machine.
 */
export function minHash(permutations: number, seed: number): MinHash {
  const stream = random(seed, 'minhash');
  const word = () => stream.integer(-0x80000000, 0x7fffffff);
  const factors = Int32Array.from({ length: permutations }, () => word() | 1);
  const terms = Int32Array.from({ length: permutations }, word);
  const least = new Uint32Array(permutations);
  return {
    permutations,
    signature(shingles) {
      least.fill(0xffffffff);
      for (const shingle of shingles) {
        const hash = hashed(shingle);
        for (let k = 0; k < permutations; k += 1) {
          const value = (Math.imul(hash, factors[k] as number) + (terms[k] as number)) >>> 0;
          if (value < (least[k] as number)) least[k] = value;
        }
      }
      return least;
    },
  };
}

/** FNV-1a over the characters, mixed as MurmurHash3 ends: without it, alike shingles keep their order. */
function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return mixed(hash);
}

export function mixed(word: number): number {
  let hash = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
