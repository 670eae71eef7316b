import type { ClusterResamples } from './cluster-resamples.ts';
import { clusterSizes, clusterSums, type ClusterIndex } from './clusters.ts';
import { below, wordStream } from './word-stream.ts';

/**
 * Draws clusters with replacement within each stratum, as many as it has, so that every resample has
 * the sample's share of each (Davison & Hinkley 1997, section 3.2). Give sums through `rescaled`
 * first: strata of a few clusters would else give intervals that are too narrow.
 *
 * @param strata the stratum of each cluster (`clusterIndex` of their labels).
 * @param draws how many resamples; 2,000 for an interval.
 * @param key names the stream: what is compared, not who is.
 */
export function stratifiedResamples({
  strata,
  draws,
  seed,
  key,
}: {
  strata: ClusterIndex;
  draws: number;
  seed: number;
  key: string;
}): ClusterResamples {
  const clusters = strata.of.length;
  if (!(clusters >= 1 && clusters <= 2 ** 21 && draws >= 1))
    throw new RangeError(`${draws} draws of ${clusters} clusters`);
  const members: number[][] = Array.from({ length: strata.count }, () => []);
  strata.of.forEach((stratum, cluster) => members[stratum]!.push(cluster));
  const stream = wordStream(seed, key);
  const indices = new Uint32Array(draws * clusters);
  for (let draw = 0, at = 0; draw < draws; draw++) {
    for (const stratum of strata.of) {
      const own = members[stratum] as number[];
      indices[at++] = own[below(stream, own.length)] as number;
    }
  }
  return { clusters, draws, indices };
}

/**
 * The sums with their distances from the mean of their stratum stretched by √(n/(n − 1)), so that
 * resampling them has the unbiased variance of a total (Rao & Wu 1988, m = n). Totals are kept. A
 * stratum of one cluster has no spread to stretch.
 *
 * @param sums one a cluster.
 * @throws RangeError if the lengths differ or a sum is not finite.
 */
export function rescaled(sums: Float64Array, strata: ClusterIndex): Float64Array {
  const totals = clusterSums(sums, strata);
  const sizes = clusterSizes(strata);
  return sums.map((sum, cluster) => {
    const stratum = strata.of[cluster] as number;
    const size = sizes[stratum] as number;
    if (size === 1) return sum;
    const mean = (totals[stratum] as number) / size;
    return mean + (sum - mean) * Math.sqrt(size / (size - 1));
  });
}
