import { createHash } from 'node:crypto';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';

/** A stream of random integers that belongs to one item under one probe. No global state. */
export type Random = {
  /** Uniform in [low, high], both included. */
  integer(low: number, high: number): number;
};

/** The same key gives the same stream, on any machine and in any order of calls. */
export function random(seed: number, ...key: string[]): Random {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...key]))
    .digest();
  const generator = xoroshiro128plus(digest.readInt32LE(0));
  return { integer: (low, high) => uniformInt(generator, low, high) };
}
