import { clusterSizes, clusterSums, type ClusterIndex } from '../statistics/clusters.ts';
import type { PairSums } from './pair-sums.ts';

/** Right and wrong of one arm, a bit an item, and its totals by cluster: what makes thousands of pairs cheap. */
export type AnswerBits = {
  right: Uint32Array;
  /** Right answers a cluster. */
  totals: Float64Array;
  sizes: Float64Array;
  n: number;
  count: number;
};

/** @returns null where an item has no score, or one between right and wrong: then items are gone through. */
export function answerBits(scores: Float64Array, index: ClusterIndex): AnswerBits | null {
  const right = new Uint32Array(Math.ceil(scores.length / 32));
  let count = 0;
  for (let item = 0; item < scores.length; item++) {
    const score = scores[item] as number;
    if (score === 0) continue;
    if (score !== 1) return null;
    right[item >> 5]! |= 1 << (item & 31);
    count += 1;
  }
  return {
    right,
    totals: clusterSums(scores, index),
    sizes: clusterSizes(index),
    n: scores.length,
    count,
  };
}

/** The same as `pairSums` of both. */
export function bitSums(base: AnswerBits, other: AnswerBits): PairSums {
  let onlyBase = 0;
  for (let word = 0; word < base.right.length; word++)
    onlyBase += bitsIn((base.right[word] as number) & ~(other.right[word] as number));
  const onlyOther = other.count - base.count + onlyBase;
  const sums = new Float64Array(base.totals.length);
  for (let c = 0; c < sums.length; c++)
    sums[c] = (other.totals[c] as number) - (base.totals[c] as number);
  return {
    sums,
    sizes: base.sizes,
    n: base.n,
    base: base.count,
    other: other.count,
    squares: onlyBase + onlyOther,
    onlyBase,
    onlyOther,
  };
}

/** Warren, Hacker's Delight, section 5-1. */
function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
