import { total } from './total.ts';

/**
 * A weighted mean of means, such as the mean over categories of each category's mean. All parts are
 * over the same items; NaN where an item is no part of a mean.
 */
export type WeightedMeans = readonly { weight: number; values: Float64Array }[];

/** NaN where a mean is over nothing. */
export function weightedMean(parts: WeightedMeans): number {
  let [sum, weights] = [0, 0];
  for (const { weight, values } of parts) {
    sum += weight * mean(values).value;
    weights += weight;
  }
  return sum / weights;
}

/** What each item adds to the weighted mean: they sum to it. */
export function contributions(parts: WeightedMeans): Float64Array {
  return sharesOf(parts, () => 0);
}

/**
 * What each item moves the weighted mean by, to first order: its distance from each mean that it is
 * in. They sum to 0; resampled, they have the spread of the weighted mean with its denominators drawn
 * anew (Cochran 1977, section 6.3, each mean a ratio of two sums).
 */
export function influences(parts: WeightedMeans): Float64Array {
  return sharesOf(parts, (centre) => centre);
}

function sharesOf(parts: WeightedMeans, from: (centre: number) => number): Float64Array {
  const shares = new Float64Array(parts[0]?.values.length ?? 0);
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  for (const { weight, values } of parts) {
    const { value: centre, count } = mean(values);
    const origin = from(centre);
    values.forEach((value, i) => {
      if (!Number.isNaN(value)) shares[i]! += (weight * (value - origin)) / (count * weights);
    });
  }
  return shares;
}

function mean(values: Float64Array): { value: number; count: number } {
  const there = values.filter((value) => !Number.isNaN(value));
  return { value: total(there) / there.length, count: there.length };
}
