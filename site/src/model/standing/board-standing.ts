import type { ItemSet } from '../../../../harness/schema/item-set.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import {
  clusterResamples,
  resampledSums,
} from '../../../../harness/statistics/cluster-resamples.ts';
import { clusterIndex, type ClusterIndex } from '../../../../harness/statistics/clusters.ts';
import { pairedDifference } from '../../../../harness/statistics/paired-difference.ts';
import { rankIntervals } from '../../../../harness/statistics/rank-intervals.ts';
import { rankSets } from '../../../../harness/statistics/rank-sets.ts';
import { resampledColumns } from '../../../../harness/statistics/resampled-columns.ts';
import { tieGroups } from '../../../../harness/statistics/tie-groups.ts';
import type { BoardRow } from '../board.ts';
import { answerColumn, type AnswerColumn } from './answer-columns.ts';
import { pairTests } from './pair-tests.ts';

/** What a board may say of the order of its rows. */
export type Standing = {
  /** By result id; rows whose single outcomes are withheld have none. */
  places: ReadonlyMap<string, Place>;
  /** Best first: rows that cannot be separated from the first of their band. */
  bands: Result[][];
  /** The first of the first band against the first of the second; null where there is one band. */
  gap: Gap | null;
  /** The first is separated from every other row. */
  leads: boolean;
  /** Ranked rows that could not be paired. */
  unpaired: number;
  tests: number;
  clusters: number;
  items: number;
};

export type Place = {
  /** The 95 % interval of the rank; 1 is best. */
  rank: { low: number; high: number };
  /** 0 for the best band. */
  band: number;
};

export type Gap = {
  ahead: Result;
  behind: Result;
  /** Shares of 1 over the items that both have scored. */
  difference: number;
  /** Null where the data say nothing of the spread. */
  interval: { low: number; high: number } | null;
};

/** Both fixed, so that a page says the same whenever it is built. */
const DRAWS = 2000;
const SEED = 0;

type Rows = readonly Pick<BoardRow, 'result' | 'rank'>[];
type Paired = { results: Result[]; columns: AnswerColumn[]; index: ClusterIndex };

/**
 * Rank intervals from one cluster bootstrap of all ranked rows, each over the items it has scored; bands
 * from paired tests of all pairs, each over the items that both have scored, adjusted together by Holm.
 *
 * @param rows of one board, best first; baselines and rows without a rank are passed over.
 */
export function boardStanding(rows: Rows, items: ItemSet | undefined): Standing {
  const ranked = rows.flatMap(({ result, rank }) => (rank === null ? [] : [result]));
  const paired = pairable(ranked, items);
  const { results, columns, index } = paired;
  const tests = pairTests(columns, index);
  const { separated, sets } = rankSets(columns.length, tests);
  const bands = tieGroups([...results.keys()], separated);
  const intervals = results.length === 0 ? [] : ranksOf(paired);
  return {
    places: new Map(
      bands.flatMap((members, band) =>
        members.map((at): [string, Place] => [
          (results[at] as Result).id,
          { rank: intervals[at] ?? { low: 1, high: results.length }, band },
        ]),
      ),
    ),
    bands: bands.map((members) => members.map((at) => results[at] as Result)),
    gap: gapOf(bands, paired),
    leads: sets.length > 1 && sets[0]?.[1] === 1,
    unpaired: ranked.length - results.length,
    tests: tests.length,
    clusters: index.count,
    items: items?.ids.length ?? 0,
  };
}

function pairable(ranked: Result[], items: ItemSet | undefined): Paired {
  const index = clusterIndex(items?.clusters ?? []);
  const found = ranked.flatMap((result) => {
    const column = items === undefined ? null : answerColumn(result, { items, index });
    return column === null ? [] : [{ result, column }];
  });
  return {
    results: found.map(({ result }) => result),
    columns: found.map(({ column }) => column),
    index,
  };
}

function ranksOf({ columns, index }: Paired) {
  const resamples = clusterResamples({
    clusters: index.count,
    draws: DRAWS,
    seed: SEED,
    key: 'board ranks',
  });
  const sums = resampledColumns(
    resamples,
    columns.map((column) => column.sums),
  );
  // Rows with every item scored have the same sizes; they are summed once.
  const sizes = new Map<string, Float64Array>();
  const means = columns.map((column, row) => {
    const key = column.sizes.join(' ');
    const n = sizes.get(key) ?? resampledSums(resamples, column.sizes);
    sizes.set(key, n);
    return (sums[row] as Float64Array).map((sum, draw) => rounded(sum / (n[draw] as number)));
  });
  return rankIntervals(means);
}

/** A draw without a scored item has no mean: the row is last there. Equal means are equal to the bit. */
function rounded(mean: number): number {
  return Number.isNaN(mean) ? -1 : Math.round(mean * 1e12) / 1e12;
}

function gapOf(bands: number[][], { results, columns, index }: Paired): Gap | null {
  const [ahead, behind] = [bands[0]?.[0], bands[1]?.[0]];
  if (ahead === undefined || behind === undefined) return null;
  const [one, other] = [columns[ahead] as AnswerColumn, columns[behind] as AnswerColumn];
  const both = [...one.values.keys()].filter(
    (item) => !Number.isNaN((one.values[item] as number) - (other.values[item] as number)),
  );
  const pick = (of: ArrayLike<number>): number[] => both.map((item) => of[item] as number);
  const { difference, low, high } = pairedDifference(
    pick(one.values),
    pick(other.values),
    pick(index.of),
  );
  return {
    ahead: results[ahead] as Result,
    behind: results[behind] as Result,
    difference,
    interval: Number.isFinite(low) && Number.isFinite(high) ? { low, high } : null,
  };
}
