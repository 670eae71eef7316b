/**
 * Distribution of the number of successes in independent trials that each have their own
 * probability, by the convolution programme (Hong 2013, section 2.5). O(n²), no cancellation.
 *
 * @param probabilities one a trial, each in [0, 1].
 * @returns P(X = 0) … P(X = n).
 * @throws RangeError if a probability is not in [0, 1].
 */
export function poissonBinomial(probabilities: ArrayLike<number>): Float64Array {
  const mass = new Float64Array(probabilities.length + 1);
  mass[0] = 1;
  for (let trial = 0; trial < probabilities.length; trial++) {
    const p = probabilities[trial] as number;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`probability ${trial} is ${p}`);
    for (let k = trial + 1; k > 0; k--)
      mass[k] = (mass[k] as number) * (1 - p) + (mass[k - 1] as number) * p;
    mass[0] *= 1 - p;
  }
  return mass;
}

/** P(X ≥ k), summed from the far end; 1 for k ≤ 0 and 0 beyond the last count. */
export function upperTail(mass: ArrayLike<number>, k: number): number {
  if (k <= 0) return 1;
  let sum = 0;
  for (let i = mass.length - 1; i >= k; i--) sum += mass[i] as number;
  return Math.min(1, sum);
}
