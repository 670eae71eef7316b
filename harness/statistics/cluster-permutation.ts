import { clusterIndex, clusterSizes, clusterSums } from './clusters.ts';
import { below, wordStream } from './word-stream.ts';

type Group = { values: readonly number[]; clusters: readonly (number | string)[] };

/**
 * One-sided p that the mean of the first group is not above that of the second, whole clusters dealt anew
 * between them: exact where clusters of both groups are exchangeable, and right in the long run where only
 * their means are equal, because each difference is held in units of its own standard error (Chung &
 * Romano 2013). p = (1 + #{T* ≥ T}) / (1 + draws).
 *
 * @throws RangeError where a group is empty or the groups share a cluster.
 */
export function clusterPermutation(
  [first, second]: readonly [Group, Group],
  { draws, seed, key }: { draws: number; seed: number; key: string },
): number {
  const groups = [first, second].map(({ values, clusters }) => {
    const index = clusterIndex(clusters);
    return { sums: clusterSums(values, index), sizes: clusterSizes(index) };
  });
  const [one, other] = groups as [Clusters, Clusters];
  const names = new Set(first.clusters);
  if (second.clusters.some((cluster) => names.has(cluster)))
    throw new RangeError('a cluster is in both groups');
  if (one.sums.length === 0 || other.sums.length === 0) throw new RangeError('no items');
  const all: Clusters = {
    sums: Float64Array.of(...one.sums, ...other.sums),
    sizes: Float64Array.of(...one.sizes, ...other.sizes),
  };
  const count = all.sums.length;
  const order = Int32Array.from({ length: count }, (_, cluster) => cluster);
  const everything = momentsOf(all, order);
  const statistic = (members: Int32Array) => {
    const own = momentsOf(all, members);
    return studentised(own, less(everything, own));
  };
  const reached = statistic(order.subarray(0, one.sums.length)) - 1e-9;
  const isFirstSmall = one.sums.length <= other.sums.length;
  const dealt = Math.min(one.sums.length, other.sums.length);
  const stream = wordStream(seed, key);
  let hits = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    for (let place = 0; place < dealt; place += 1) {
      const from = place + below(stream, count - place);
      const swapped = order[from] as number;
      order[from] = order[place] as number;
      order[place] = swapped;
    }
    const value = statistic(order.subarray(0, dealt));
    if ((isFirstSmall ? value : -value) >= reached) hits += 1;
  }
  return (1 + hits) / (1 + draws);
}

type Clusters = { sums: Float64Array; sizes: Float64Array };

/** What the mean of a group of clusters and its variance need. */
type Moments = {
  clusters: number;
  sum: number;
  size: number;
  sumSquares: number;
  products: number;
  sizeSquares: number;
};

function momentsOf({ sums, sizes }: Clusters, members: Int32Array): Moments {
  const found = {
    clusters: members.length,
    sum: 0,
    size: 0,
    sumSquares: 0,
    products: 0,
    sizeSquares: 0,
  };
  for (const cluster of members) {
    const [sum, size] = [sums[cluster] as number, sizes[cluster] as number];
    found.sum += sum;
    found.size += size;
    found.sumSquares += sum * sum;
    found.products += sum * size;
    found.sizeSquares += size * size;
  }
  return found;
}

function less(all: Moments, own: Moments): Moments {
  return {
    clusters: all.clusters - own.clusters,
    sum: all.sum - own.sum,
    size: all.size - own.size,
    sumSquares: all.sumSquares - own.sumSquares,
    products: all.products - own.products,
    sizeSquares: all.sizeSquares - own.sizeSquares,
  };
}

function studentised(one: Moments, other: Moments): number {
  const difference = one.sum / one.size - other.sum / other.size;
  const variance = varianceOf(one) + varianceOf(other);
  if (variance > 0) return difference / Math.sqrt(variance);
  return difference === 0 ? 0 : Math.sign(difference) * Infinity;
}

/** CR1 of the mean: C/(C − 1) Σ (s − m·n)² / (Σ n)². */
function varianceOf({ clusters, sum, size, sumSquares, products, sizeSquares }: Moments): number {
  if (clusters < 2) return 0;
  const mean = sum / size;
  const squares = sumSquares - 2 * mean * products + mean * mean * sizeSquares;
  return ((clusters / (clusters - 1)) * Math.max(0, squares)) / size ** 2;
}
