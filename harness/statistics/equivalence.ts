import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Interval } from './wilson.ts';

/** An estimate against a margin that was fixed beforehand, all in one unit. */
export type MarginTest = {
  estimate: number;
  se: number;
  /** > 0. */
  margin: number;
  /** Degrees of freedom of t, clusters − 1; the normal distribution without it. */
  df?: number;
  /** One-sided level, default .05. */
  alpha?: number;
};

/** The interval has the level 1 − 2·alpha: equivalent exactly when it lies within ±margin. */
export type Equivalence = Interval & { p: number; equivalent: boolean };

export type NonInferiority = { bound: number; p: number; nonInferior: boolean };

/**
 * Two one-sided tests that |difference| < margin (Schuirmann 1987).
 *
 * Without a positive standard error nothing is shown: p and the interval are NaN and `equivalent`
 * is false.
 */
export function equivalence({ alpha = 0.05, ...test }: MarginTest): Equivalence {
  check(test);
  if (!(test.se > 0))
    return { low: Number.NaN, high: Number.NaN, p: Number.NaN, equivalent: false };
  const half = critical(alpha, test.df) * test.se;
  const low = test.estimate - half;
  const high = test.estimate + half;
  const p = Math.max(
    above((test.estimate + test.margin) / test.se, test.df),
    above((test.margin - test.estimate) / test.se, test.df),
  );
  return { low, high, p, equivalent: low > -test.margin && high < test.margin };
}

/**
 * Whether a difference new − old is above −margin: its lower one-sided bound must be (FDA 2016,
 * "Non-inferiority clinical trials"). Without a positive standard error: NaN and false.
 */
export function nonInferiority({ alpha = 0.05, ...test }: MarginTest): NonInferiority {
  check(test);
  if (!(test.se > 0)) return { bound: Number.NaN, p: Number.NaN, nonInferior: false };
  const bound = test.estimate - critical(alpha, test.df) * test.se;
  const p = above((test.estimate + test.margin) / test.se, test.df);
  return { bound, p, nonInferior: bound > -test.margin };
}

function check({ margin }: MarginTest): void {
  if (!(margin > 0)) throw new RangeError(`margin ${margin}`);
}

function critical(alpha: number, df?: number): number {
  return df === undefined ? normalQuantile(1 - alpha, 0, 1) : tQuantile(1 - alpha, df);
}

function above(z: number, df?: number): number {
  return df === undefined ? normalCdf(-z, 0, 1) : tCdf(-z, df);
}
