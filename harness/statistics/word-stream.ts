import { createHash } from 'node:crypto';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** Gives the next signed 32-bit word. Its low bits are the weak ones of xoroshiro128+. */
export type WordStream = { next(): number };

/**
 * A fast stream for millions of draws: xoroshiro128+ whose 128 bits of state are the SHA-256 of
 * `[seed, key]`. The same seed and key give the same words on any machine.
 */
export function wordStream(seed: number, key: string): WordStream {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, key]))
    .digest();
  return xoroshiro128plusFromState([0, 4, 8, 12].map((at) => digest.readInt32LE(at)));
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
