import { total } from './total.ts';
import { below, wordStream } from './word-stream.ts';

export { bcaInterval, percentileInterval } from './bootstrap-interval.ts';

/** Which clusters each draw of the bootstrap holds; made once for all scores over these clusters. */
export type ClusterResamples = {
  clusters: number;
  draws: number;
  /** Cluster numbers, `draws` rows of `clusters` each. */
  indices: Uint32Array;
};

/** A statistic of a sample that is known from sums over its clusters, such as a ratio of two sums. */
export type ClusterStatistic = {
  /** One vector of cluster totals for each sum the statistic needs. */
  sums: Float64Array[];
  /** The statistic from the totals of those sums, in their order. The array is used again: copy it. */
  of: (totals: Float64Array) => number;
};

/**
 * Draws clusters with replacement, as many as there are (Davison & Hinkley 1997, section 3.8).
 *
 * Two scores compared on one object are compared on the same resamples: keep the order of the
 * clusters (`clusterIndex`) and the object for all models.
 *
 * @param clusters how many there are, 1 to 2²¹.
 * @param draws how many resamples; 2,000 for an interval.
 * @param key names the stream: what is compared, not who is.
 */
export function clusterResamples({
  clusters,
  draws,
  seed,
  key,
}: {
  clusters: number;
  draws: number;
  seed: number;
  key: string;
}): ClusterResamples {
  if (!(clusters >= 1 && clusters <= 2 ** 21 && draws >= 1))
    throw new RangeError(`${draws} draws of ${clusters} clusters`);
  const stream = wordStream(seed, key);
  const indices = new Uint32Array(draws * clusters);
  for (let i = 0; i < indices.length; i++) indices[i] = below(stream, clusters);
  return { clusters, draws, indices };
}

/**
 * The total of each resample.
 *
 * @param sumsPerCluster one total a cluster, in the order that the resamples count in.
 * @returns one total a draw.
 * @throws RangeError if the clusters are not as many as in the resamples.
 */
export function resampledSums(
  { clusters, draws, indices }: ClusterResamples,
  sumsPerCluster: Float64Array,
): Float64Array {
  if (sumsPerCluster.length !== clusters)
    throw new RangeError(`${sumsPerCluster.length} sums, ${clusters} clusters`);
  const totals = new Float64Array(draws);
  for (let draw = 0, at = 0; draw < draws; draw++) {
    let sum = 0;
    for (const end = at + clusters; at < end; at++)
      sum += sumsPerCluster[indices[at] as number] as number;
    totals[draw] = sum;
  }
  return totals;
}

/** The statistic of each resample; NaN where it is undefined there. */
export function bootstrapOf(
  resamples: ClusterResamples,
  { sums, of }: ClusterStatistic,
): Float64Array {
  const totals = sums.map((sum) => resampledSums(resamples, sum));
  const row = new Float64Array(sums.length);
  return Float64Array.from({ length: resamples.draws }, (_, draw) => {
    for (let k = 0; k < row.length; k++) row[k] = (totals[k] as Float64Array)[draw] as number;
    return of(row);
  });
}

/** The statistic of the sample itself. */
export function statisticOf({ sums, of }: ClusterStatistic): number {
  return of(Float64Array.from(sums, total));
}

/** The statistic without each cluster in turn: one value a cluster, in their order. */
export function jackknifeOf({ sums, of }: ClusterStatistic): Float64Array {
  const all = sums.map(total);
  const row = new Float64Array(sums.length);
  return Float64Array.from({ length: sums[0]?.length ?? 0 }, (_, cluster) => {
    for (let k = 0; k < row.length; k++)
      row[k] = (all[k] as number) - ((sums[k] as Float64Array)[cluster] as number);
    return of(row);
  });
}
