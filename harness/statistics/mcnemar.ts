import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { binomialLowerTail, binomialPmf } from './binomial.ts';

export type McNemar = {
  /** Two-sided binomial p. */
  exact: number;
  /** Less conservative than the exact one (Fagerland, Lydersen & Laake 2013): the one to take. */
  midP: number;
  chiSquare: { value: number; p: number };
  /** With the continuity correction of Edwards (1948). */
  corrected: { value: number; p: number };
};

/**
 * McNemar's test of two binary scores over the same items (McNemar 1947). It takes items as
 * independent: with several questions a video it finds too much, and `signFlipTest` is the test.
 *
 * @param onlyA items that arm A alone has right.
 * @param onlyB items that arm B alone has right. Without any of both every p is 1.
 */
export function mcnemar(onlyA: number, onlyB: number): McNemar {
  const n = onlyA + onlyB;
  const fewer = Math.min(onlyA, onlyB);
  const exact = Math.min(1, 2 * binomialLowerTail(fewer, n, 0.5));
  const atFewer = binomialPmf(fewer, n, 0.5);
  const gap = Math.abs(onlyA - onlyB);
  return {
    exact,
    midP: n === 0 ? 1 : onlyA === onlyB ? 1 - atFewer / 2 : exact - atFewer,
    chiSquare: oneDegree(n === 0 ? 0 : gap ** 2 / n),
    corrected: oneDegree(n === 0 ? 0 : Math.max(0, gap - 1) ** 2 / n),
  };
}

function oneDegree(value: number): { value: number; p: number } {
  return { value, p: 2 * normalCdf(-Math.sqrt(value), 0, 1) };
}
