import type { ItemSet } from '../schema/item-set.ts';
import { clusterIndex, clusterSizes, clusterSums } from '../statistics/clusters.ts';
import { total } from '../statistics/total.ts';

/** The runs of an arm over the items that every run of the comparison has a score of. */
export type SeedTable = {
  /** One list a seed, one score an item. */
  scores: Float64Array[];
  /** Of each item. */
  clusters: number[];
};

/** @param arms the scores of each seed of each arm, all over the same items; NaN where there is none. */
export function scoredEverywhere(
  arms: readonly Float64Array[][],
  { clusters }: Pick<ItemSet, 'clusters'>,
): SeedTable[] {
  const chosen = clusters.flatMap((_, item) =>
    arms.every((seeds) => seeds.every((scores) => !Number.isNaN(scores[item]))) ? [item] : [],
  );
  const kept = chosen.map((item) => clusters[item] as number);
  return arms.map((seeds) => ({
    scores: seeds.map((scores) => Float64Array.from(chosen, (item) => scores[item] as number)),
    clusters: kept,
  }));
}

/**
 * One row a cluster and one column a seed, for `itemSeedVariance`: the linearised mean of a ratio, whose
 * columns have the means of the seeds and whose rows spread as clusters of unlike size do (Cochran 1977,
 * section 6.3). With one item a cluster these are the scores themselves.
 */
export function clusterRows({ scores, clusters }: SeedTable): number[][] {
  const index = clusterIndex(clusters);
  const sizes = clusterSizes(index);
  const n = clusters.length;
  const columns = scores.map((own) => {
    const sums = clusterSums(own, index);
    const mean = total(sums) / n;
    return sums.map(
      (sum, cluster) => mean + ((sum - (sizes[cluster] as number) * mean) * index.count) / n,
    );
  });
  return Array.from({ length: index.count }, (_, cluster) =>
    columns.map((column) => column[cluster] as number),
  );
}

/** The mean over seeds of each item. */
export function meanOverSeeds({ scores }: SeedTable): Float64Array {
  return Float64Array.from(
    scores[0] ?? [],
    (_, item) => scores.reduce((sum, own) => sum + (own[item] as number), 0) / scores.length,
  );
}

export function seedMeans({ scores }: SeedTable): number[] {
  return scores.map((own) => total(own) / own.length);
}
