/** Similarity of two words in [0, 1]. */
export type WordSimilarity = (one: string, other: string) => number;

/** Below the threshold a similarity counts a tenth (Malinowski and Fritz, NeurIPS 2014, section 4). */
const BELOW_THRESHOLD = 0.1;

/**
 * WUPS of two answers given as words, in [0, 1]: the lower of how well the words of each are met by the
 * other's, which is the product over words of the best similarity (Malinowski and Fritz, equation 6).
 *
 * `unmatched` says what a word without any similarity does: `skipped`, as the authors of NExT-QA
 * compute it, leaves it out of the product; `zero` is the definition. An answer without words gets 0.
 */
export function wups(
  answer: string[],
  reference: string[],
  how: { threshold: number; unmatched: 'skipped' | 'zero'; similarity: WordSimilarity },
): number {
  return Math.min(met(answer, reference, how), met(reference, answer, how));
}

function met(
  words: string[],
  by: string[],
  { threshold, unmatched, similarity }: Parameters<typeof wups>[2],
): number {
  const best = words.map((word) =>
    by.reduce((most, other) => {
      const similar = similarity(word, other);
      return Math.max(most, similar < threshold ? BELOW_THRESHOLD * similar : similar);
    }, 0),
  );
  const counted = unmatched === 'skipped' ? best.filter((value) => value > 0) : best;
  return counted.length === 0 ? 0 : counted.reduce((product, value) => product * value, 1);
}
