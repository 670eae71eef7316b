import { clusterResamples, type ClusterResamples } from '../statistics/cluster-resamples.ts';
import { signFlips, signFlipTest, type SignFlipResult } from '../statistics/sign-flip.ts';

/** Draws of the bootstrap, and random signs of a test. */
export const DRAWS = { resamples: 2000, flips: 10_000 };

/** Everything random of the comparisons over one set of items; all pairs are held against the same draws. */
export type Randomness = {
  test: (sums: Float64Array) => SignFlipResult;
  resamples: () => ClusterResamples;
};

/** @param key names the items that are compared, not who is. */
export function randomness({
  clusters,
  key,
  seed,
  draws = DRAWS.resamples,
}: {
  clusters: number;
  key: string;
  seed: number;
  draws?: number;
}): Randomness {
  const named = { clusters, seed, key: `comparison ${key}` };
  let flips: ReturnType<typeof signFlips> | null = null;
  let resamples: ClusterResamples | null = null;
  return {
    test: (sums) => {
      flips ??= signFlips({ ...named, draws: DRAWS.flips });
      return signFlipTest(flips, sums);
    },
    resamples: () => (resamples ??= clusterResamples({ ...named, draws })),
  };
}
