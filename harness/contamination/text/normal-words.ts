/** Scripts that put no space between words: each character stands as a word of its own. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
const NO_WORD = /[^\p{L}\p{N}\p{M}]+/u;

/** The words of a text for comparison: NFKC, lower case, everything but letters and digits between them. */
export function normalWords(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase().replaceAll(UNSPACED, ' $& ');
  return folded.split(NO_WORD).filter((word) => word !== '');
}
