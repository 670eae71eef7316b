import { moments } from './moments.ts';
import { type TTest, tTest } from './student-t.ts';

/**
 * Paired t test, t = d̄ / (s_d / √k) with k − 1 degrees of freedom (Student 1908). For differences
 * that are independent and about normal, such as one a training seed that both arms share.
 *
 * @param differences one a pair; below two, or all alike, the test is NaN.
 * @param level two-sided confidence, default .95.
 */
export function pairedT(differences: ArrayLike<number>, level = 0.95): TTest {
  const { n, mean, variance } = moments(differences);
  return tTest({ estimate: mean, se: Math.sqrt(variance / n), df: n - 1 }, level);
}
