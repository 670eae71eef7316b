import { percentileInterval, resampledSums } from '../statistics/cluster-resamples.ts';
import { clusterIndex, type ClusterIndex } from '../statistics/clusters.ts';
import { moments } from '../statistics/moments.ts';
import { rescaled, stratifiedResamples } from '../statistics/stratified-resamples.ts';
import { influences, weightedMean, type WeightedMeans } from '../statistics/weighted-means.ts';
import type { ItemScore } from './item-scores.ts';

/** 95 %, percentile bootstrap over items within tasks; not clipped. */
export type FigureInterval = { low: number; high: number; se: number };

export type Resampling = {
  seed: number;
  /** Names the stream: what is scored or compared, not who is. */
  key: string;
  /** Default 2,000. */
  draws?: number;
};

/** Below this a spread is the last bits of a double. */
const ROUNDING = 1e-12;

/**
 * The intervals of figures over the same items, on the same resamples. Null where nothing can be said
 * of the spread: one item a stratum, or items that all have one value.
 */
export function intervalsOver(
  items: readonly ItemScore[],
  { seed, key, draws = 2000 }: Resampling,
): (parts: WeightedMeans) => FigureInterval | null {
  if (items.length === 0) return () => null;
  const strata = strataOf(items);
  const resamples = stratifiedResamples({ strata, draws, seed, key });
  return (parts) => {
    const centre = weightedMean(parts);
    const moves = resampledSums(resamples, rescaled(influences(parts), strata));
    const { low, high } = percentileInterval(moves);
    if (high - low <= ROUNDING) return null;
    return { low: centre + low, high: centre + high, se: Math.sqrt(moments(moves).variance) };
  };
}

/** A task is a stratum; tasks of one item each have no spread, and stand together by category. */
export function strataOf(items: readonly ItemScore[]): ClusterIndex {
  const sizes = new Map<string, number>();
  const labelOf = ({ category, task }: ItemScore) => JSON.stringify([category, task]);
  for (const item of items) sizes.set(labelOf(item), (sizes.get(labelOf(item)) ?? 0) + 1);
  return clusterIndex(
    items.map((item) => (sizes.get(labelOf(item)) === 1 ? item.category : labelOf(item))),
  );
}
