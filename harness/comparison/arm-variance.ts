import type { ItemSet } from '../schema/item-set.ts';
import { clusterIndex } from '../statistics/clusters.ts';
import { itemSeedVariance } from '../statistics/item-seed-variance.ts';
import { moments } from '../statistics/moments.ts';
import { tTest, type TTest } from '../statistics/student-t.ts';
import {
  clusterRows,
  meanOverSeeds,
  scoredEverywhere,
  seedMeans,
  type SeedTable,
} from './arm-rows.ts';
import { differenceOf } from './difference.ts';
import { pairSums } from './pair-sums.ts';

/** Two arms over the items that every run has a score of. */
export type ArmDifference = {
  tables: [base: SeedTable, other: SeedTable];
  /** Items and seeds both a sample. */
  test: TTest;
  /** Of items alone. */
  itemSe: number;
};

/**
 * @param arms one list of scores a seed, NaN where an item has none.
 * @param sharedSeeds whether the arms have the same seeds, in order.
 * @returns null where no item has a score in every run.
 */
export function armDifference(
  arms: [base: Float64Array[], other: Float64Array[]],
  { items, sharedSeeds }: { items: Pick<ItemSet, 'clusters'>; sharedSeeds: boolean },
): ArmDifference | null {
  const [one, two] = scoredEverywhere(arms, items) as [SeedTable, SeedTable];
  const index = clusterIndex(one.clusters);
  const fit = differenceOf(pairSums(meanOverSeeds(one), meanOverSeeds(two), { index }));
  if (fit === null) return null;
  const itemSe = fit.se ?? Number.NaN;
  return {
    tables: [one, two],
    test: bothSources({ one, two, paired: sharedSeeds, itemSe }),
    itemSe,
  };
}

/**
 * The difference of two arms with items and seeds both a sample.
 *
 * Shared seeds: items and seeds of the differences. Else the items are shared and the seeds are not:
 * Var = CR1 variance of the differences of seed means + s²_seed/k of each arm, degrees of freedom after
 * Satterthwaite (1946). With one seed in an arm the spread of seeds is not known, and left out.
 */
function bothSources({
  one,
  two,
  paired,
  itemSe,
}: {
  one: SeedTable;
  two: SeedTable;
  paired: boolean;
  itemSe: number;
}): TTest {
  const rows = [one, two].map(clusterRows);
  const [before = [], after = []] = rows;
  const mean = (table: SeedTable) => moments(seedMeans(table)).mean;
  const estimate = mean(two) - mean(one);
  const clusters = before.length;
  const seeds = [one, two].map(({ scores }) => scores.length);
  if (Math.min(...seeds) < 2) return tTest({ estimate, se: itemSe, df: clusters - 1 });
  if (paired) {
    return itemSeedVariance(
      after.map((row, c) => row.map((value, seed) => value - (before[c]?.[seed] as number))),
    );
  }
  const parts = [
    { variance: itemSe ** 2, df: clusters - 1 },
    ...rows.map((table, arm) => {
      const k = seeds[arm] as number;
      return { variance: itemSeedVariance(table).components.seed / k, df: k - 1 };
    }),
  ];
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const df = variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0);
  return tTest({ estimate, se: Math.sqrt(variance), df });
}
