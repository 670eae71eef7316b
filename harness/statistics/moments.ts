export type Moments = {
  n: number;
  mean: number;
  /** Divided by n − 1; NaN below two values. */
  variance: number;
};

/** @throws RangeError if there is no value or one is not finite. */
export function moments(values: ArrayLike<number>): Moments {
  const n = values.length;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) throw new RangeError(`value ${i} is ${value}`);
    const step = value - mean;
    mean += step / (i + 1);
    squares += step * (value - mean);
  }
  if (n === 0) throw new RangeError('no values');
  return { n, mean, variance: n < 2 ? Number.NaN : squares / (n - 1) };
}
