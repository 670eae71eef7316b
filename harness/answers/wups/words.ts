/** Treebank writes these as two words. */
const FUSED: [RegExp, string][] = [
  [/\b(can)(not)\b/g, '$1 $2'],
  [/\b(gon|wan)(na)\b/g, '$1 $2'],
  [/\b(got)(ta)\b/g, '$1 $2'],
  [/\b(gim|lem)(me)\b/g, '$1 $2'],
];

/**
 * Splits a text into lower-case words as the Penn Treebank does: punctuation stands alone, `girl's` and
 * `don't` are two words each, `hi-five` is one. Punctuation itself is left out: the authors' answers
 * have none, and "Two." must count as "two".
 */
export function wordsOf(text: string): string[] {
  const lower = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[^\p{L}\p{M}\p{N}'.,:-]+/gu, ' ')
    // A point or comma inside a number or an abbreviation belongs to it.
    .replaceAll(/[.,:](?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[.,:]/gu, ' ')
    .replaceAll(/[,:](?!\p{N})|(?<!\p{N})[,:]/gu, ' ')
    .replaceAll(/(?<=\p{L})(n't|'(?:s|d|m|ll|re|ve))(?![\p{L}\p{N}])/gu, ' $1')
    .replaceAll(/(?<![\p{L}\p{N}])'(?!(?:s|d|m|ll|re|ve)(?:\s|$))|'(?=\s|$)/gu, ' ');
  const split = FUSED.reduce((one, [fused, parts]) => one.replaceAll(fused, parts), lower);
  return split.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}
