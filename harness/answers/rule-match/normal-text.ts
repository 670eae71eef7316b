import { withDigits } from './number-words.ts';

/** Only marks that end or wrap a word; operators and brackets are part of a formula and stay. */
const MARKS = /(?<![.,;:!?"'])[.,;:!?"']+(?=\s|$)|(?<=^|\s)["']+/g;

/** Not the A of "vitamin A deficiency": a capital is an article only at the beginning. */
const ARTICLES = /(?:^(?:An?|The)|(?<![\p{L}\p{N}])(?:an?|the))\s+(?=[\p{L}\p{N}])/gu;

/**
 * A plain text as it is compared: lower case, number words as digits, no thousands separators, no
 * punctuation around words, no article before a word.
 */
export function normalText(text: string): string {
  return withDigits(text)
    .replaceAll(ARTICLES, '')
    .toLowerCase()
    .replaceAll(MARKS, ' ')
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replaceAll(/\s*([=+*/^<>≤≥×])\s*/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
