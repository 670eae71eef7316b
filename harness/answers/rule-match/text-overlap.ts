import { l as rougeL } from 'js-rouge';
import { normalText } from './normal-text.ts';
import { plainText } from './plain-text.ts';

/** Both in [0, 1], each the best over the references. Shown beside a score, never as one: they see no meaning. */
export type TextOverlap = { rougeL: number; exactMatch: number };

/**
 * ROUGE-L (Lin, 2004): the F1 of the longest common subsequence of words over the whole text, without
 * sentences and without stems, as most papers report it. 0 for a text without words.
 */
export function textOverlap(answer: string, references: string[]): TextOverlap {
  const normal = normalText(plainText(answer));
  return {
    rougeL: Math.max(0, ...references.map((reference) => overlap(answer, reference))),
    exactMatch: Number(
      normal !== '' && references.some((reference) => normalText(plainText(reference)) === normal),
    ),
  };
}

function overlap(answer: string, reference: string): number {
  if (words(answer).length === 0 || words(reference).length === 0) return 0;
  return rougeL(answer, reference, { tokenizer: words, segmenter: (text) => [text] });
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
