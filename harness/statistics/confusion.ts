import type { ClusterStatistic } from './cluster-resamples.ts';
import type { ClusterIndex } from './clusters.ts';

/** Rows are the first rater's categories, columns the second's; counts or shares. */
export type Confusion = readonly (readonly number[])[];

/** Two raters' categories of the same items, numbered from 0. */
export type Ratings = {
  first: ArrayLike<number>;
  second: ArrayLike<number>;
  categories: number;
  /** How many items of a population each stands for; left out: itself alone. */
  weights?: ArrayLike<number>;
};

/** @throws RangeError if the lengths differ or a category is out of range. */
export function confusion({ first, second, categories, weights }: Ratings): number[][] {
  const table = Array.from({ length: categories }, () => Array<number>(categories).fill(0));
  for (let i = 0; i < Math.max(first.length, second.length); i++) {
    const row = table[first[i] as number];
    const column = second[i] as number;
    if (row?.[column] === undefined)
      throw new RangeError(`item ${i} is rated ${first[i]} and ${second[i]}`);
    row[column] += weights?.[i] ?? 1;
  }
  return table;
}

/**
 * A statistic of the confusion matrix, such as a kappa, for the bootstrap over videos.
 *
 * @param of the statistic from counts.
 */
export function confusionStatistic(
  ratings: Ratings,
  index: ClusterIndex,
  of: (table: Confusion) => number,
): ClusterStatistic {
  const { first, second, categories, weights } = ratings;
  confusion(ratings);
  const sums = Array.from({ length: categories ** 2 }, () => new Float64Array(index.count));
  index.of.forEach((cluster, i) => {
    sums[(first[i] as number) * categories + (second[i] as number)]![cluster]! += weights?.[i] ?? 1;
  });
  return {
    sums,
    of: (totals) =>
      of(
        Array.from({ length: categories }, (_, row) =>
          Array.from(totals.subarray(row * categories, (row + 1) * categories)),
        ),
      ),
  };
}
