import type { ClusterIndex } from '../statistics/clusters.ts';

/** All that figures of a difference need of two arms over the same items, in one pass. */
export type PairSums = {
  /** Other less base, one total a cluster. */
  sums: Float64Array;
  /** Items scored in both, a cluster. */
  sizes: Float64Array;
  n: number;
  /** Totals of both arms, and of the squared differences. */
  base: number;
  other: number;
  squares: number;
  /** Items on which one arm is better. */
  onlyBase: number;
  onlyOther: number;
};

/**
 * @param base one score an item, NaN where there is none: the item does not count then.
 * @param members places of the items that are looked at; all without it.
 */
export function pairSums(
  base: Float64Array,
  other: Float64Array,
  { index, members }: { index: ClusterIndex; members?: Int32Array },
): PairSums {
  const sums = new Float64Array(index.count);
  const sizes = new Float64Array(index.count);
  const clusters = index.of;
  const count = members === undefined ? base.length : members.length;
  let [n, baseTotal, otherTotal, squares, onlyBase, onlyOther] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < count; at++) {
    const item = members === undefined ? at : (members[at] as number);
    const before = base[item] as number;
    const difference = (other[item] as number) - before;
    if (Number.isNaN(difference)) continue;
    const cluster = clusters[item] as number;
    n += 1;
    baseTotal += before;
    sizes[cluster]! += 1;
    if (difference === 0) continue;
    sums[cluster]! += difference;
    otherTotal += difference;
    squares += difference * difference;
    if (difference > 0) onlyOther += 1;
    else onlyBase += 1;
  }
  otherTotal += baseTotal;
  return { sums, sizes, n, base: baseTotal, other: otherTotal, squares, onlyBase, onlyOther };
}
