import type { Rubric } from '../schema/rubric.ts';
import { weightedMean, type WeightedMeans } from '../statistics/weighted-means.ts';
import { rubricFigures, type FigureKey, type FigureScope } from './figures.ts';
import { intervalsOver, type FigureInterval, type Resampling } from './intervals.ts';
import type { ItemScore } from './item-scores.ts';

/** A share of a full score, 0 to 1: the authors print it times 100. */
export type ScoredFigure = {
  key: FigureKey;
  /** Null where a category that it needs has no item, or no item has the dimension. */
  value: number | null;
  interval: FigureInterval | null;
  /** The items that have a value in it. */
  n: number;
};

/** Every overall, category and task figure of a generator, with its interval; or those of some scopes. */
export function scoreTable(
  items: readonly ItemScore[],
  rubric: Rubric,
  { scopes, ...resampling }: Resampling & { scopes?: readonly FigureScope[] },
): ScoredFigure[] {
  const intervalOf = intervalsOver(items, resampling);
  const wanted = rubricFigures(items, rubric).filter(
    ({ key }) => scopes?.includes(key.scope) ?? true,
  );
  return wanted.map(({ key, parts }) =>
    parts === null
      ? { key, value: null, interval: null, n: 0 }
      : { key, value: weightedMean(parts), interval: intervalOf(parts), n: itemsIn(parts) },
  );
}

/** Items that have a value in any of the means. */
export function itemsIn(parts: WeightedMeans): number {
  let count = 0;
  for (let i = 0; i < (parts[0]?.values.length ?? 0); i++)
    if (parts.some(({ values }) => !Number.isNaN(values[i]))) count += 1;
  return count;
}
