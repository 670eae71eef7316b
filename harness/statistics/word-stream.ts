import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { sha256 } from '../sha256.ts';

/** Gives the next signed 32-bit word. Its low bits are the weak ones of xoroshiro128+. */
export type WordStream = { next(): number };

/**
 * A fast stream for millions of draws: xoroshiro128+ whose 128 bits of state are the SHA-256 of
 * `[seed, key]`. The same seed and key give the same words on any machine.
 */
export function wordStream(seed: number, key: string): WordStream {
  const digest = sha256(JSON.stringify([seed, key]));
  return xoroshiro128plusFromState(Array.from(digest.subarray(0, 4), reversedBytes));
}

/** The state is read from the digest in little-endian order. */
function reversedBytes(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}

/**
 * Uniform in 0 … bound − 1 without bias (Lemire 2019, multiply and reject).
 *
 * @param bound at most 2²¹, so that the product of 53 bits is exact.
 */
export function below(stream: WordStream, bound: number): number {
  const reject = 4294967296 % bound;
  for (;;) {
    const product = (stream.next() >>> 0) * bound;
    const high = Math.floor(product / 4294967296);
    if (product - high * 4294967296 >= reject) return high;
  }
}
