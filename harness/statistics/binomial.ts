import betaCdf from '@stdlib/stats-base-dists-beta-cdf';

/**
 * P(X = k) for X ~ Bin(n, p), by the saddle-point expansion of Loader (2000), "Fast and accurate
 * computation of binomial probabilities": full precision for any n, no overflow.
 *
 * @throws RangeError unless n is a whole number ≥ 0 and p is in [0, 1].
 */
export function binomialPmf(k: number, n: number, p: number): number {
  check(n, p);
  if (k < 0 || k > n || !Number.isInteger(k)) return 0;
  if (p === 0 || p === 1) return k === n * p ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  const exponent =
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(n - k) -
    deviance(k, n * p) -
    deviance(n - k, n * (1 - p));
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}

/** P(X ≥ k) = I_p(k, n − k + 1). */
export function binomialUpperTail(k: number, n: number, p: number): number {
  check(n, p);
  const from = Math.ceil(k);
  if (from <= 0) return 1;
  return from > n ? 0 : betaCdf(p, from, n - from + 1);
}

/** P(X ≤ k). */
export function binomialLowerTail(k: number, n: number, p: number): number {
  return binomialUpperTail(n - Math.floor(k), n, 1 - p);
}

function check(n: number, p: number): void {
  if (!(Number.isInteger(n) && n >= 0 && p >= 0 && p <= 1))
    throw new RangeError(`no binomial distribution with n = ${n}, p = ${p}`);
}

/** ln n! − ln(√(2πn) (n/e)ⁿ). */
function stirlingError(n: number): number {
  if (n < 16) {
    let factorial = 1;
    for (let i = 2; i <= n; i++) factorial *= i;
    return Math.log(factorial) - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
  }
  const square = n * n;
  return (
    (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) /
    n
  );
}

/** x ln(x/m) + m − x, by its series where x is near m and the terms would cancel. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let power = 2 * x * v;
  for (let j = 1; ; j++) {
    power *= v * v;
    const next = sum + power / (2 * j + 1);
    if (next === sum) return next;
    sum = next;
  }
}
