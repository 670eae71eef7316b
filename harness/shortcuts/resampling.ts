import type { ItemSet } from '../schema/item-set.ts';
import { clusterResamples, type ClusterResamples } from '../statistics/cluster-resamples.ts';
import { signFlips, signFlipTest, type SignFlips } from '../statistics/sign-flip.ts';

/** Draws of the bootstrap, and random signs of a test. */
export const DRAWS = { resamples: 2000, flips: 10_000 };

/** Everything random of a report on one item set: all its records are held against the same draws. */
export type Resampling = {
  resamples: () => ClusterResamples;
  /** Two-sided p that differences, summed by cluster, are 0 in truth. */
  signFlipP: (sums: Float64Array) => number;
};

/** @param draws of the bootstrap. */
export function resampling(
  { hash, clusterIds }: Pick<ItemSet, 'hash' | 'clusterIds'>,
  { seed, draws = DRAWS.resamples }: { seed: number; draws?: number },
): Resampling {
  const clusters = clusterIds.length;
  const key = `shortcuts ${hash}`;
  let resamples: ClusterResamples | null = null;
  let flips: SignFlips | null = null;
  return {
    resamples: () => (resamples ??= clusterResamples({ clusters, draws, seed, key })),
    signFlipP: (sums) => {
      flips ??= signFlips({ clusters, draws: DRAWS.flips, seed, key });
      return signFlipTest(flips, sums).p;
    },
  };
}
