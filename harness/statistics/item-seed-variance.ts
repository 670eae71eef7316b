import { type TTest, tTest } from './student-t.ts';

export type ItemSeedVariance = TTest & {
  /** Mean squares of the two-way table with one answer a cell. */
  meanSquares: { item: number; seed: number; error: number };
  /** Components of variance, those below 0 set to 0. */
  components: { item: number; seed: number; error: number };
  /** One mean a seed. */
  seedMeans: number[];
  /** Mean over items of the variance of an item's answers. */
  withinItem: number;
};

/**
 * Mean over items and training seeds where both are a sample: Var = s²_item/n + s²_seed/k +
 * s²_error/(nk), degrees of freedom after Satterthwaite (1946). Items count as independent; give one
 * mean a video where they are not. Two arms that share seeds: give the differences.
 *
 * @param scores `n` rows of items, `k` columns of seeds, both at least 2.
 * @param level two-sided confidence, default .95.
 * @throws RangeError if the table is too small or ragged.
 */
export function itemSeedVariance(
  scores: readonly (readonly number[])[],
  level = 0.95,
): ItemSeedVariance {
  const n = scores.length;
  const k = scores[0]?.length ?? 0;
  if (n < 2 || k < 2 || scores.some((row) => row.length !== k))
    throw new RangeError(`a table of ${n} items and ${k} seeds`);
  const itemMeans = scores.map(average);
  const seedMeans = Array.from({ length: k }, (_, seed) =>
    average(scores.map((row) => row[seed] as number)),
  );
  const mean = average(itemMeans);
  const item = (k * squares(itemMeans, mean)) / (n - 1);
  const seed = (n * squares(seedMeans, mean)) / (k - 1);
  let rest = 0;
  scores.forEach((row, i) =>
    row.forEach((y, j) => (rest += (y - itemMeans[i]! - seedMeans[j]! + mean) ** 2)),
  );
  const error = rest / ((n - 1) * (k - 1));
  const components = { item: Math.max(0, item - error) / k, seed: Math.max(0, seed - error) / n };
  const variance = components.item / n + components.seed / k + error / (n * k);
  // The variance of the mean is a sum of those mean squares whose component is above 0.
  const terms = [
    ...(components.item > 0 ? [{ square: item, df: n - 1 }] : []),
    ...(components.seed > 0 ? [{ square: seed, df: k - 1 }] : []),
    ...(components.item > 0 === components.seed > 0
      ? [{ square: error, df: (n - 1) * (k - 1) }]
      : []),
  ];
  const df =
    (n * k * variance) ** 2 / terms.reduce((sum, term) => sum + term.square ** 2 / term.df, 0);
  return {
    ...tTest({ estimate: mean, se: Math.sqrt(variance), df }, level),
    meanSquares: { item, seed, error },
    components: { ...components, error },
    seedMeans,
    withinItem: average(scores.map((row, i) => squares(row, itemMeans[i]!) / (k - 1))),
  };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squares(values: readonly number[], mean: number): number {
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
