import { accuracy, type Accuracy } from '../../statistics/accuracy.ts';
import { clusterIndex, clusterSums } from '../../statistics/clusters.ts';
import {
  bootstrapOf,
  clusterResamples,
  percentileInterval,
  type ClusterResamples,
} from '../../statistics/cluster-resamples.ts';
import { aboveFloor } from '../../statistics/guess-floor.ts';
import type { Judgement } from './judge.ts';

/** A floor of the flag rate, and what of the rate is above it. */
export type Floor = {
  /** The share of items that would be flagged. */
  floor: number;
  /** (rate − floor) / (1 − floor); null where the floor is 1. Not clipped: below 0 there are fewer flags. */
  excess: number | null;
  /** Percentile bootstrap over videos, the floor made anew in each draw; null where nothing varies. */
  low: number | null;
  high: number | null;
};

export type FlagFigures = {
  flagged: number;
  /** With its clustered interval. */
  rate: Accuracy;
  guess: Floor;
  placebo: Floor | null;
};

/** One judged item. */
export type FlagRow = {
  judgement: Pick<Judgement, 'flagged' | 'guessFloor'>;
  cluster: number;
  /** The share of placebo draws that flag it; null without a placebo. */
  placebo: number | null;
};

const DRAWS = 2000;

/**
 * The flag rate of some items beside its floors; null for no items.
 *
 * @param key names the stream of the bootstrap.
 */
export function flagFigures(
  rows: FlagRow[],
  { seed, key }: { seed: number; key: string },
): FlagFigures | null {
  if (rows.length === 0) return null;
  const flags = rows.map(({ judgement }) => Number(judgement.flagged));
  const index = clusterIndex(rows.map(({ cluster }) => cluster));
  const resamples = clusterResamples({ clusters: index.count, draws: DRAWS, seed, key });
  const above = (floors: number[]): Floor =>
    aboveFloors({ flags, floors, sumOf: (values) => clusterSums(values, index), resamples });
  const placebo = rows.map((row) => row.placebo).filter((share) => share !== null);
  return {
    flagged: flags.reduce((sum, flag) => sum + flag, 0),
    rate: accuracy(
      flags,
      rows.map(({ cluster }) => cluster),
    ),
    guess: above(rows.map(({ judgement }) => judgement.guessFloor)),
    placebo: placebo.length === rows.length ? above(placebo) : null,
  };
}

function aboveFloors({
  flags,
  floors,
  sumOf,
  resamples,
}: {
  flags: number[];
  floors: number[];
  sumOf: (values: number[]) => Float64Array;
  resamples: ClusterResamples;
}): Floor {
  const sums = [flags, floors, flags.map(() => 1)].map(sumOf);
  const draws = bootstrapOf(resamples, {
    sums,
    of: ([flagged = 0, floor = 0, n = 0]) => aboveFloor(flagged / n, floor / n),
  });
  const { low, high } = percentileInterval(draws);
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const floor = mean(floors);
  const excess = aboveFloor(mean(flags), floor);
  // One value in all draws is no certainty: the items had nothing to vary.
  const known = low < high;
  return {
    floor,
    excess: Number.isNaN(excess) ? null : excess,
    low: known ? low : null,
    high: known ? high : null,
  };
}
