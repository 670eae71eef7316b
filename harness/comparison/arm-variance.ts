import { itemSeedVariance } from '../statistics/item-seed-variance.ts';
import { moments } from '../statistics/moments.ts';
import { tTest, type TTest } from '../statistics/student-t.ts';
import { clusterRows, seedMeans, type SeedTable } from './arm-rows.ts';

/**
 * The difference of two arms with items and seeds both a sample.
 *
 * Shared seeds: items and seeds of the differences. Else the items are shared and the seeds are not:
 * Var = CR1 variance of the differences of seed means + s²_seed/k of each arm, degrees of freedom after
 * Satterthwaite (1946). With one seed in an arm the spread of seeds is not known, and left out.
 */
export function bothSources({
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
