export type SignedRank = {
  /** Sum of the ranks of the positive differences. */
  w: number;
  /** Two-sided, exact. */
  p: number;
  /** Differences that are not 0. */
  n: number;
};

export type Wilcoxon =
  | ({ kind: 'tested' } & SignedRank)
  | { kind: 'refused'; n: number; smallestP: number; reason: string };

const FEWEST = 6;

/**
 * Wilcoxon signed-rank test, or the refusal to give one below six differences that are not 0: with
 * five the p cannot go below .0625, whatever the data.
 *
 * @param differences one a pair, such as one a training seed that both arms share.
 */
export function wilcoxon(differences: ArrayLike<number>): Wilcoxon {
  const ranked = signedRank(differences);
  if (ranked.n >= FEWEST) return { kind: 'tested', ...ranked };
  const smallestP = smallestWilcoxonP(ranked.n);
  const reason = `${ranked.n} differences: p cannot be below ${smallestP}, ${FEWEST} are needed`;
  return { kind: 'refused', n: ranked.n, smallestP, reason };
}

/** The p of the most extreme data, 2 / 2ᵏ. */
export function smallestWilcoxonP(k: number): number {
  return Math.min(1, 2 ** (1 - k));
}

/**
 * The test itself, for any number of differences (Wilcoxon 1945): zeros are left out, equal sizes
 * share their mean rank, p is exact given the ranks.
 */
export function signedRank(differences: ArrayLike<number>): SignedRank {
  const nonzero = Array.from(differences).filter((difference) => difference !== 0);
  const ranks = doubledRanks(nonzero.map(Math.abs));
  const all = ranks.reduce((sum, rank) => sum + rank, 0);
  const positive = ranks.reduce((sum, rank, i) => sum + (nonzero[i]! > 0 ? rank : 0), 0);
  const shares = sumDistribution(ranks, all);
  const extreme = Math.min(positive, all - positive);
  let tail = 0;
  for (let sum = 0; sum <= extreme; sum++) tail += shares[sum] as number;
  return { w: positive / 2, p: Math.min(1, 2 * tail), n: nonzero.length };
}

/** Twice the rank of each size, so that shared ranks are whole numbers. */
function doubledRanks(sizes: number[]): number[] {
  return sizes.map((size) => {
    const smaller = sizes.filter((other) => other < size).length;
    const equal = sizes.filter((other) => other === size).length;
    return 2 * smaller + equal + 1;
  });
}

/** The probability of each sum when every rank is in it or not, with even odds. */
function sumDistribution(ranks: number[], all: number): Float64Array {
  const shares = new Float64Array(all + 1);
  shares[0] = 1;
  for (const rank of ranks)
    for (let sum = all; sum >= 0; sum--)
      shares[sum] = ((shares[sum] as number) + (shares[sum - rank] ?? 0)) / 2;
  return shares;
}
