/** Which cluster each item belongs to, numbered 0 … count − 1 in order of first appearance. */
export type ClusterIndex = { count: number; of: Int32Array };

/** Numbers the clusters once, so that many score vectors over the same items share the work. */
export function clusterIndex(clusters: ArrayLike<number | string>): ClusterIndex {
  const numbers = new Map<number | string, number>();
  const of = new Int32Array(clusters.length);
  for (let i = 0; i < clusters.length; i++) {
    const label = clusters[i] as number | string;
    const known = numbers.get(label);
    if (known === undefined) numbers.set(label, numbers.size);
    of[i] = known ?? numbers.size - 1;
  }
  return { count: numbers.size, of };
}

/**
 * One total a cluster, in the order of the index.
 *
 * @param values one an item.
 * @throws RangeError if the lengths differ or a value is not finite: a missing score is no number.
 */
export function clusterSums(values: ArrayLike<number>, index: ClusterIndex): Float64Array {
  if (values.length !== index.of.length)
    throw new RangeError(`${values.length} values, ${index.of.length} items in clusters`);
  const sums = new Float64Array(index.count);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) throw new RangeError(`value ${i} is ${value}`);
    sums[index.of[i] as number]! += value;
  }
  return sums;
}

/** Items a cluster, as doubles so that they can be summed like any other score. */
export function clusterSizes(index: ClusterIndex): Float64Array {
  const sizes = new Float64Array(index.count);
  for (const cluster of index.of) sizes[cluster]! += 1;
  return sizes;
}
