import { clusterIndex } from '../statistics/clusters.ts';
import { quantile } from '../statistics/quantile.ts';
import { allPairs } from './all-pairs.ts';
import type { Side } from './compared.ts';
import { scoresOf } from './scores.ts';

/** What pairs of past runs over one item set tell of the next pair. */
export type PastPairs = {
  benchmark: string;
  items: number;
  clusters: number;
  pairs: number;
  /** Share of items that one arm has right and the other not; of other scores the mean squared difference. */
  discordance: Spread;
  /** Of the differences, by video; not below 1. */
  designEffect: Spread;
};

export type Spread = { low: number; median: number; high: number };

/**
 * @param sides records over the same items.
 * @param wanted which pairs count; all without it.
 * @returns null where no pair differs anywhere.
 */
export function pastPairs(
  sides: Side[],
  { probe, wanted }: { probe: string; wanted?: (base: Side, other: Side) => boolean },
): PastPairs | null {
  const own = sides.filter(({ evidence }) => evidence.probes.has(probe));
  const [first] = own;
  if (first === undefined) return null;
  const { items, result } = first.evidence;
  const scores = own.map(({ evidence }) =>
    scoresOf(
      evidence.probes.get(probe) as NonNullable<ReturnType<typeof evidence.probes.get>>,
      items.optionCounts,
    ),
  );
  const asked = (base: number, other: number) =>
    wanted === undefined || wanted(own[base] as Side, own[other] as Side);
  const pairs = allPairs(scores, clusterIndex(items.clusters), asked).filter(
    ({ onlyBase, onlyOther, designEffect }) => onlyBase + onlyOther > 0 && designEffect !== null,
  );
  if (pairs.length === 0) return null;
  const { benchmark, split, name, ids, clusterIds } = items;
  return {
    benchmark: [benchmark, split, name].filter(Boolean).join(' ') || result.benchmark.id,
    items: ids.length,
    clusters: clusterIds.length,
    pairs: pairs.length,
    discordance: spreadOf(pairs.map(({ onlyBase, onlyOther, n }) => (onlyBase + onlyOther) / n)),
    designEffect: spreadOf(pairs.map(({ designEffect }) => Math.max(1, designEffect ?? 1))),
  };
}

export function spreadOf(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => quantile(sorted, share);
  return { low: at(0), median: at(0.5), high: at(1) };
}
