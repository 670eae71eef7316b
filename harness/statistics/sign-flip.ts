import { total } from './total.ts';
import { wordStream } from './word-stream.ts';

/** Random signs of the clusters, made once for all tests over these clusters. */
export type SignFlips = {
  clusters: number;
  draws: number;
  /** One bit a cluster and draw; byte `block · draws + draw` holds the clusters 8·block … 8·block + 7. */
  bits: Uint8Array;
};

export type SignFlipResult = {
  /** Two-sided, in (0, 1]. */
  p: number;
  /** Whether every assignment of signs was counted. */
  exact: boolean;
  /** Clusters whose difference is not 0: the only ones that say anything. */
  nonzero: number;
};

const EXACT_UP_TO = 20;

/**
 * @param draws how many random assignments; p is never below 1/(draws + 1). Default 10,000.
 * @param key names the stream: what is compared, not who is.
 */
export function signFlips({
  clusters,
  draws = 10_000,
  seed,
  key,
}: {
  clusters: number;
  draws?: number;
  seed: number;
  key: string;
}): SignFlips {
  const stream = wordStream(seed, key);
  const bits = new Uint8Array(Math.ceil(clusters / 8) * draws);
  // Three bytes a word: the lowest byte of xoroshiro128+ is the weak one.
  for (let i = 0; i < bits.length; i += 3) {
    const word = stream.next();
    bits[i] = word >>> 8;
    bits[i + 1] = word >>> 16;
    bits[i + 2] = word >>> 24;
  }
  return { clusters, draws, bits };
}

/**
 * Sign-flip permutation test that the sum of the differences is 0, all differences of a cluster
 * flipped together. It assumes that under the hypothesis a cluster's difference is as likely the
 * one way as the other, and nothing about the items within it.
 *
 * Exact with up to 20 clusters that are not 0, else p = (1 + #{|T*| ≥ |T|}) / (1 + draws)
 * (Phipson & Smyth 2010). No difference at all gives p = 1.
 *
 * @param sums one total of differences a cluster.
 * @throws RangeError if the clusters are not as many as in the flips.
 */
export function signFlipTest(flips: SignFlips, sums: Float64Array): SignFlipResult {
  if (sums.length !== flips.clusters)
    throw new RangeError(`${sums.length} sums, ${flips.clusters} clusters`);
  const nonzero = sums.filter((sum) => sum !== 0);
  const sizes = nonzero.map(Math.abs);
  // Sums that are equal on paper may differ in the last bits of a double.
  const reached = Math.abs(total(nonzero)) - 1e-9 * total(sizes);
  const exact = nonzero.length <= EXACT_UP_TO;
  const p = exact
    ? shareOfAllSigns(nonzero, reached)
    : (1 + hits(flips, sums, reached)) / (1 + flips.draws);
  return { p, exact, nonzero: nonzero.length };
}

/** Walks all signs in Gray order, one flip a step; the first sign is fixed, as −T mirrors T. */
function shareOfAllSigns(sums: Float64Array, reached: number): number {
  if (sums.length === 0) return 1;
  const steps = 2 ** (sums.length - 1);
  const signed = sums.slice();
  let sum = total(signed);
  let count = 0;
  for (let step = 1; step <= steps; step++) {
    if (Math.abs(sum) >= reached) count += 1;
    const flipped = 32 - Math.clz32(step & -step);
    if (flipped < signed.length) {
      sum -= 2 * (signed[flipped] as number);
      signed[flipped] = -(signed[flipped] as number);
    }
  }
  return count / steps;
}

/** Eight clusters at a time: their part of T* is looked up by the byte of their signs. */
function hits({ draws, bits }: SignFlips, sums: Float64Array, reached: number): number {
  const totals = new Float64Array(draws);
  const table = new Float64Array(256);
  for (let block = 0; block * 8 < sums.length; block++) {
    const eight = sums.subarray(block * 8, block * 8 + 8);
    table[0] = -total(eight);
    for (let byte = 1; byte < 256; byte++) {
      const bit = 31 - Math.clz32(byte & -byte);
      table[byte] = (table[byte & (byte - 1)] as number) + 2 * (eight[bit] ?? 0);
    }
    const at = block * draws;
    for (let draw = 0; draw < draws; draw++)
      totals[draw]! += table[bits[at + draw] as number] as number;
  }
  let count = 0;
  for (const sum of totals) if (Math.abs(sum) >= reached) count += 1;
  return count;
}
