/** Answers to one item: how many were drawn and how many of them are right. */
export type Samples = { drawn: number; right: number };

/**
 * Chance that at least one of k answers is right, 1 − C(n−c, k) / C(n, k), unbiased, by the product
 * that does not overflow (Chen et al. 2021, section 2.1).
 *
 * @param k 1 to `drawn`.
 * @throws RangeError if k or the counts are out of range.
 */
export function passAtK(samples: Samples, k: number): number {
  return 1 - allAmong({ drawn: samples.drawn, right: samples.drawn - samples.right }, k);
}

/** Chance that all of k answers are right, C(c, k) / C(n, k) (Yao et al. 2024, "pass^k"). */
export function passHatK(samples: Samples, k: number): number {
  return allAmong(samples, k);
}

function allAmong({ drawn, right }: Samples, k: number): number {
  if (!(k >= 1 && k <= drawn && right >= 0 && right <= drawn))
    throw new RangeError(`${k} of ${drawn} answers, ${right} chosen`);
  let product = 1;
  for (let i = 0; i < k; i++) product *= Math.max(0, right - i) / (drawn - i);
  return product;
}
