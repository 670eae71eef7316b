import { clusterResamples } from '../statistics/cluster-resamples.ts';
import { clusterIndex, clusterSums, type ClusterIndex } from '../statistics/clusters.ts';
import { clusteredRatio } from '../statistics/clustered-ratio.ts';
import type { AuditKey } from './audit-key.ts';
import { bootstrapped, figureOf, type Figure } from './figure.ts';
import type { HumanRating } from './labelled.ts';
import type { Bootstrap } from './pair-agreement.ts';
import { shareOf } from './scale.ts';

/** What the judge gives a model above what people give it, in shares of the scale. */
export type ModelBias = {
  /** Place among the runs. */
  run: number;
  rows: number;
  clusters: number;
  /** Judge − people; t interval clustered by source video. */
  bias: Figure;
};

/** Bias of one run less that of another: what the judge adds to their difference. */
export type BiasContrast = { run: number; less: number; difference: Figure };

/** Pairs of so many runs are compared with each other. */
const MOST_RUNS = 8;

export function modelBias(key: AuditKey, rated: HumanRating[]): ModelBias[] {
  return key.runs.flatMap((_, run) => {
    const own = rated.filter(({ row }) => row.run === run);
    if (own.length === 0) return [];
    const index = clusterIndex(own.map(({ row }) => row.cluster));
    const [gaps, weights] = gapSums(key, own, index);
    const { value, low, high } = clusteredRatio(gaps, weights);
    return [{ run, rows: own.length, clusters: index.count, bias: figureOf(value, { low, high }) }];
  });
}

/** On the same resamples of source videos: two runs that share them vary together. */
export function biasContrasts(
  key: AuditKey,
  rated: HumanRating[],
  { seed, draws }: Bootstrap,
): BiasContrast[] {
  const runs = [...new Set(rated.map(({ row }) => row.run))].sort((a, b) => a - b);
  if (runs.length < 2 || runs.length > MOST_RUNS) return [];
  const index = clusterIndex(rated.map(({ row }) => row.cluster));
  const resamples = clusterResamples({ clusters: index.count, draws, seed, key: 'judge bias' });
  const sumsOf = new Map(
    runs.map((run) => [
      run,
      gapSums(
        key,
        rated.map((one) => (one.row.run === run ? one : { ...one, weight: 0 })),
        index,
      ),
    ]),
  );
  return runs.flatMap((less, at) =>
    runs.slice(at + 1).map((run) => ({
      run,
      less,
      difference: bootstrapped(resamples, {
        sums: [...(sumsOf.get(run) ?? []), ...(sumsOf.get(less) ?? [])],
        of: ([gap = 0, weight = 0, otherGap = 0, otherWeight = 0]) =>
          gap / weight - otherGap / otherWeight,
      }),
    })),
  );
}

/** By cluster: weighted judge − people, and the weights. */
function gapSums(
  { scale }: AuditKey,
  rated: HumanRating[],
  index: ClusterIndex,
): [Float64Array, Float64Array] {
  const gaps = rated.map(
    ({ row, human, weight }) => weight * (shareOf(scale, row.judge) - shareOf(scale, human)),
  );
  const weights = rated.map(({ weight }) => weight);
  return [clusterSums(gaps, index), clusterSums(weights, index)];
}
