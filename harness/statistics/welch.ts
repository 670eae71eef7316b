import { moments } from './moments.ts';
import { type TTest, tTest } from './student-t.ts';

/**
 * Difference of two means, a − b, of independent values whose variances may differ, with the
 * degrees of freedom of Welch (1947). For seeds that the arms do not share.
 *
 * @param level two-sided confidence, default .95.
 */
export function welch(a: ArrayLike<number>, b: ArrayLike<number>, level = 0.95): TTest {
  const [one, other] = [moments(a), moments(b)];
  const [u, v] = [one.variance / one.n, other.variance / other.n];
  return tTest(
    {
      estimate: one.mean - other.mean,
      se: Math.sqrt(u + v),
      df: (u + v) ** 2 / (u ** 2 / (one.n - 1) + v ** 2 / (other.n - 1)),
    },
    level,
  );
}
