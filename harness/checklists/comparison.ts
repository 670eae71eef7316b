import type { Rubric } from '../schema/rubric.ts';
import { signFlips, signFlipTest } from '../statistics/sign-flip.ts';
import { contributions, weightedMean } from '../statistics/weighted-means.ts';
import { rubricFigures, type FigureKey, type FigureScope } from './figures.ts';
import { intervalsOver, type FigureInterval, type Resampling } from './intervals.ts';
import type { ItemScore } from './item-scores.ts';
import { itemsIn } from './score-table.ts';

export type ComparedFigure = {
  key: FigureKey;
  /** Shares of a full score over the same items, and a − b. Null where nothing is compared. */
  a: number | null;
  b: number | null;
  difference: number | null;
  interval: FigureInterval | null;
  /** Two-sided sign-flip test of the items; raw, so adjust a family of figures before saying which differ. */
  p: number | null;
  /** The items that have a difference in it. */
  n: number;
};

export type GeneratorComparison = {
  figures: ComparedFigure[];
  /** Items that both have, and those that one alone has: these are in no figure. */
  pairs: number;
  onlyA: number;
  onlyB: number;
};

/**
 * Two generators item by item, under one rule. Each figure's difference is the same mean of means as
 * the figure, over differences; its interval resamples items within tasks, and its test flips the
 * sign of each item's part in it, which leaves every stratum as it is.
 *
 * @param scopes left out: figures of all scopes.
 */
export function compareGenerators(
  a: readonly ItemScore[],
  b: readonly ItemScore[],
  {
    rubric,
    resampling,
    scopes,
  }: { rubric: Rubric; resampling: Resampling; scopes?: readonly FigureScope[] },
): GeneratorComparison {
  const others = new Map(b.map((item) => [keyOf(item), item]));
  const pairs = a.flatMap((one) => {
    const other = others.get(keyOf(one));
    return other === undefined ? [] : [{ one, other }];
  });
  const differences = pairs.map(({ one, other }) => differenceOf(one, other));
  const tableOf = (items: readonly ItemScore[]) =>
    rubricFigures(items, rubric).filter(({ key }) => scopes?.includes(key.scope) ?? true);
  const [tableOfA, tableOfB] = (['one', 'other'] as const).map((side) =>
    tableOf(pairs.map((pair) => pair[side])),
  );
  const intervalOf = intervalsOver(differences, resampling);
  const flips = signFlips({
    clusters: differences.length,
    seed: resampling.seed,
    key: resampling.key,
  });
  const figures = tableOf(differences).map(({ key, parts }, at): ComparedFigure => {
    const [ofA, ofB] = [tableOfA?.[at]?.parts, tableOfB?.[at]?.parts];
    if (!parts || !ofA || !ofB)
      return { key, a: null, b: null, difference: null, interval: null, p: null, n: 0 };
    return {
      key,
      a: weightedMean(ofA),
      b: weightedMean(ofB),
      difference: weightedMean(parts),
      interval: intervalOf(parts),
      p: signFlipTest(flips, contributions(parts)).p,
      n: itemsIn(parts),
    };
  });
  return {
    figures,
    pairs: pairs.length,
    onlyA: a.length - pairs.length,
    onlyB: b.length - pairs.length,
  };
}

function keyOf({ category, task, id }: ItemScore): string {
  return JSON.stringify([category, task, id]);
}

/** Null where either has no value. */
function differenceOf(a: ItemScore, b: ItemScore): ItemScore {
  const minus = (x: number | null | undefined, y: number | null | undefined) =>
    x == null || y == null ? null : x - y;
  return {
    ...a,
    dimensions: Object.fromEntries(
      Object.entries(a.dimensions).map(([name, value]) => [name, minus(value, b.dimensions[name])]),
    ),
    average: minus(a.average, b.average),
  };
}
