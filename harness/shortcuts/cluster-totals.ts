import type { ItemSet } from '../schema/item-set.ts';

/** Some columns of numbers, summed by video. All that figures and resamples need of the items. */
export type ClusterTotals = {
  /** One list a column, one total a cluster of the item set. */
  sums: Float64Array[];
  /** Items that count, a cluster. */
  sizes: Float64Array;
  n: number;
  /** Clusters with an item that counts. */
  clusters: number;
};

/**
 * @param fill writes the columns of an item; false: it does not count. The row is used again.
 */
export function clusterTotals(
  { clusters, clusterIds }: Pick<ItemSet, 'clusters' | 'clusterIds'>,
  members: Int32Array,
  { columns, fill }: { columns: number; fill: (item: number, row: Float64Array) => boolean },
): ClusterTotals {
  const sizes = new Float64Array(clusterIds.length);
  const sums = Array.from({ length: columns }, () => new Float64Array(clusterIds.length));
  const row = new Float64Array(columns);
  let n = 0;
  for (const item of members) {
    if (!fill(item, row)) continue;
    const cluster = clusters[item] as number;
    sizes[cluster]! += 1;
    for (let column = 0; column < columns; column++) sums[column]![cluster]! += row[column]!;
    n += 1;
  }
  let counted = 0;
  for (const size of sizes) if (size > 0) counted += 1;
  return { sums, sizes, n, clusters: counted };
}
