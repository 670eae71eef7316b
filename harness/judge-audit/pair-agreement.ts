import { clusterResamples } from '../statistics/cluster-resamples.ts';
import { clusterIndex } from '../statistics/clusters.ts';
import { cohenKappa, gwetAc1 } from '../statistics/cohen-kappa.ts';
import { confusion, confusionStatistic, type Confusion } from '../statistics/confusion.ts';
import { krippendorffOfTable } from '../statistics/krippendorff-alpha.ts';
import { bootstrapped, finite, type Figure } from './figure.ts';
import type { RatedPair } from './labelled.ts';
import { SCALES, type Scale } from './scale.ts';

/** How far two raters, or people and a judge, agree. All but `table` is of the population. */
export type PairAgreement = {
  /** Ratings compared, rows they are of, and source videos. */
  ratings: number;
  rows: number;
  clusters: number;
  /** Ratings as they were given: a line for each of the first's, a column for each of the second's. */
  table: number[][];
  /** Shares of the population, the first's and the second's. */
  marginals: { first: number[]; second: number[] };
  observed: Figure;
  /** What chance alone would agree on with these marginals. */
  expected: number | null;
  kappa: Figure;
  /** Of ordered ratings; null where there are two. */
  linear: Figure | null;
  quadratic: Figure | null;
  alpha: Figure;
  ordinalAlpha: Figure | null;
  ac1: Figure;
};

export type Bootstrap = { seed: number; draws: number };

/** Null where nothing is rated by both. */
export function pairAgreement(
  pairs: RatedPair[],
  { scale, seed, draws }: { scale: Scale } & Bootstrap,
): PairAgreement | null {
  if (pairs.length === 0) return null;
  const categories = SCALES[scale].length;
  const ratings = {
    first: pairs.map(({ first }) => first),
    second: pairs.map(({ second }) => second),
    categories,
    weights: pairs.map(({ weight }) => weight),
  };
  const index = clusterIndex(pairs.map(({ row }) => row.cluster));
  const resamples = clusterResamples({
    clusters: index.count,
    draws,
    seed,
    key: 'judge agreement',
  });
  const of = (statistic: (table: Confusion) => number): Figure =>
    bootstrapped(resamples, confusionStatistic(ratings, index, statistic));
  const ordered = categories > 2;
  const rows = new Set(pairs.map(({ row }) => row.id)).size;
  const population = confusion(ratings);
  return {
    ratings: pairs.length,
    rows,
    clusters: index.count,
    table: confusion({ ...ratings, weights: pairs.map(() => 1) }),
    marginals: marginalsOf(population),
    observed: of((table) => cohenKappa(table).observed),
    expected: finite(cohenKappa(population).expected),
    kappa: of((table) => cohenKappa(table).kappa),
    linear: ordered ? of((table) => cohenKappa(table, 'linear').kappa) : null,
    quadratic: ordered ? of((table) => cohenKappa(table, 'quadratic').kappa) : null,
    alpha: of((table) => krippendorffOfTable(table, 'nominal', pairs.length)),
    ordinalAlpha: ordered
      ? of((table) => krippendorffOfTable(table, 'ordinal', pairs.length))
      : null,
    ac1: of((table) => gwetAc1(table).kappa),
  };
}

function marginalsOf(table: Confusion): { first: number[]; second: number[] } {
  const total = table.flat().reduce((sum, cell) => sum + cell, 0);
  return {
    first: table.map((cells) => cells.reduce((sum, cell) => sum + cell, 0) / total),
    second: table.map((_, at) => table.reduce((sum, cells) => sum + cells[at]!, 0) / total),
  };
}
