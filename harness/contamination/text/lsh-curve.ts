/** Bands of a signature and its rows a band: together they say which pairs become candidates. */
export type LshShape = { bands: number; rows: number };

/**
 * 100 permutations. Of pairs with a Jaccard similarity of .8 it misses 4 of 10,000, and of pairs at .5 it
 * proposes half, which the exact comparison then refuses.
 */
export const LSH_SHAPE: LshShape = { bands: 20, rows: 5 };

/** How likely a pair of this Jaccard similarity is to share a band: 1 − (1 − J^r)^b (Leskovec 2020, section 3.4). */
export function candidateProbability(similarity: number, { bands, rows }: LshShape): number {
  return 1 - (1 - similarity ** rows) ** bands;
}

/** Where that curve is steepest, about: (1/b)^(1/r). */
export function steepestSimilarity({ bands, rows }: LshShape): number {
  return (1 / bands) ** (1 / rows);
}
