import { resampledSums, type ClusterResamples } from './cluster-resamples.ts';

/**
 * The totals of several columns in each resample: to the bit those of `resampledSums`, in little more
 * than half of the time, as two sums do not wait for each other.
 *
 * @param columns each one total a cluster, in the order that the resamples count in.
 * @throws RangeError if the clusters are not as many as in the resamples.
 */
export function resampledColumns(
  resamples: ClusterResamples,
  columns: Float64Array[],
): Float64Array[] {
  const totals: Float64Array[] = [];
  for (let at = 0; at < columns.length; at += 2) {
    const [one, other] = [columns[at] as Float64Array, columns[at + 1]];
    if (other === undefined) totals.push(resampledSums(resamples, one));
    else totals.push(...pair(resamples, one, other));
  }
  return totals;
}

function pair(
  { clusters, draws, indices }: ClusterResamples,
  one: Float64Array,
  other: Float64Array,
): [Float64Array, Float64Array] {
  if (one.length !== clusters || other.length !== clusters)
    throw new RangeError(`${one.length} and ${other.length} sums, ${clusters} clusters`);
  const [ones, others] = [new Float64Array(draws), new Float64Array(draws)];
  for (let draw = 0, at = 0; draw < draws; draw++) {
    let sum = 0;
    let otherSum = 0;
    for (const end = at + clusters; at < end; at++) {
      const cluster = indices[at] as number;
      sum += one[cluster] as number;
      otherSum += other[cluster] as number;
    }
    ones[draw] = sum;
    others[draw] = otherSum;
  }
  return [ones, others];
}
