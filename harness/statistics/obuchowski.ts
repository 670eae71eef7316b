import normalCdf from '@stdlib/stats-base-dists-normal-cdf';

/**
 * McNemar's test for clustered pairs: Z = Σ D_c / √(Σ D_c²), variance as under the hypothesis
 * (Obuchowski 1998). Normal by the number of clusters: for 30 or more, else `signFlipTest`.
 *
 * @param sums one total of differences a cluster.
 * @returns two-sided p; z = 0 and p = 1 where nothing differs.
 */
export function obuchowski(sums: ArrayLike<number>): { z: number; p: number } {
  let sum = 0;
  let squares = 0;
  for (let c = 0; c < sums.length; c++) {
    sum += sums[c] as number;
    squares += (sums[c] as number) ** 2;
  }
  const z = squares === 0 ? 0 : sum / Math.sqrt(squares);
  return { z, p: 2 * normalCdf(-Math.abs(z), 0, 1) };
}
