/** Characters of a shingle; short questions have too few words for shingles of words. */
export const SHINGLE_CHARACTERS = 5;

/**
 * The distinct runs of five characters of a text's words with one space between them. Null as soon as
 * there are more than `most`.
 */
export function shingles(
  words: readonly string[],
  most = Number.POSITIVE_INFINITY,
): Set<string> | null {
  const text = words.join(' ');
  const found = new Set<string>();
  for (let at = 0; at + SHINGLE_CHARACTERS <= text.length; at += 1) {
    found.add(text.slice(at, at + SHINGLE_CHARACTERS));
    if (found.size > most) return null;
  }
  return found;
}

/** |A ∩ B| / |A ∪ B|; 0 where both are empty, since nothing is then known to be alike. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of small) if (large.has(one)) shared += 1;
  const union = a.size + b.size - shared;
  return union === 0 ? 0 : shared / union;
}
