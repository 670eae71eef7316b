import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';

/** A mean or difference of means against 0. NaN throughout where there is no spread to judge by. */
export type TTest = {
  estimate: number;
  se: number;
  t: number;
  df: number;
  /** Two-sided. */
  p: number;
  low: number;
  high: number;
};

/** The test and interval of an estimate whose standard error has `df` degrees of freedom. */
export function tTest(
  { estimate, se, df }: { estimate: number; se: number; df: number },
  level = 0.95,
): TTest {
  if (!(se > 0 && df > 0)) {
    const none = Number.NaN;
    return { estimate, se, t: none, df, p: none, low: none, high: none };
  }
  const half = tQuantile((1 + level) / 2, df) * se;
  return {
    estimate,
    se,
    t: estimate / se,
    df,
    p: 2 * tCdf(-Math.abs(estimate / se), df),
    low: estimate - half,
    high: estimate + half,
  };
}
