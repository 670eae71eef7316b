import type { ItemSet } from '../schema/item-set.ts';
import { clusterResamples, type ClusterResamples } from '../statistics/cluster-resamples.ts';
import { resampledColumns } from '../statistics/resampled-columns.ts';
import { signFlips, signFlipTest, type SignFlips } from '../statistics/sign-flip.ts';
import type { Cell } from './cells.ts';
import type { ClusterTotals } from './cluster-totals.ts';

/** Draws of the bootstrap, and random signs of a test. */
export const DRAWS = { resamples: 2000, flips: 10_000 };

/** Everything random of a report on one item set: all its records are held against the same draws. */
export type Resampling = {
  /**
   * The totals of each column in each resample of the videos of a cell. A resample without any item that
   * counts, as there are where a part of the videos was asked, is none.
   */
  totals: (cell: Cell, totals: Pick<ClusterTotals, 'sums' | 'sizes'>) => Float64Array[];
  /** Two-sided p that differences, summed by cluster, are 0 in truth. */
  signFlipP: (sums: Float64Array) => number;
};

/** The videos of a label, and which of them each draw holds. */
type Own = { clusters: Int32Array; resamples: ClusterResamples };

/** @param draws of the bootstrap. */
export function resampling(
  items: Pick<ItemSet, 'hash' | 'clusterIds' | 'clusters'>,
  { seed, draws = DRAWS.resamples }: { seed: number; draws?: number },
): Resampling {
  const clusters = items.clusterIds.length;
  const key = `shortcuts ${items.hash}`;
  const known = new Map<string, Own>();
  let flips: SignFlips | null = null;
  const ownOf = (cell: Cell): Own => {
    const own = clustersOf(items, cell);
    const found = { clusters: own, resamples: resamplesOf(own, [seed, draws], key) };
    known.set(nameOf(cell), found);
    return found;
  };
  return {
    totals(cell, { sums, sizes }) {
      const own = known.get(nameOf(cell)) ?? ownOf(cell);
      const inCell = (column: Float64Array) =>
        Float64Array.from(own.clusters, (cluster) => column[cluster] ?? 0);
      const columns = sums.map(inCell);
      const counted = inCell(sizes);
      if (counted.every((size) => size > 0)) return resampledColumns(own.resamples, columns);
      const drawn = resampledColumns(own.resamples, [...columns, counted]);
      const asked = drawn.pop() ?? new Float64Array();
      return drawn.map((totals) => totals.filter((_, draw) => (asked[draw] as number) > 0));
    },
    signFlipP: (sums) => {
      flips ??= signFlips({ clusters, draws: DRAWS.flips, seed, key });
      return signFlipTest(flips, sums).p;
    },
  };
}

function resamplesOf({ length }: Int32Array, [seed, draws]: [number, number], key: string) {
  return clusterResamples({ clusters: length, draws, seed, key });
}

function clustersOf(items: Pick<ItemSet, 'clusters'>, { members }: Cell): Int32Array {
  const own = new Set(Array.from(members, (item) => items.clusters[item] as number));
  return Int32Array.from(own).sort();
}

function nameOf({ of }: Cell): string {
  return JSON.stringify(of);
}
