import { crc32 } from 'node:zlib';
import type { PublicItem } from '../../schema/item.ts';
import { FeatureRowsBuilder, type FeatureRows } from './feature-rows.ts';
import { likeness, mean } from './likeness.ts';
import { jaccard, overlap, tokens } from './tokens.ts';

/** Hashed features come first, then the dense ones by their place. */
const HASH_SPACE = 2 ** 18;
const POSITIONS = 10;
const DENSE = 9 + POSITIONS;
export const DIMENSIONS = HASH_SPACE + DENSE;

/** Which features are made, from the few to all. */
export type FeatureSet = 'dense' | 'option-words' | 'all';

/** The features of every option, in order of the items and of their options. Looks at no gold answer. */
export function optionFeatures(items: PublicItem[], set: FeatureSet = 'all'): FeatureRows {
  const rows = new FeatureRowsBuilder();
  for (const item of items) {
    const asked = tokens(item.question);
    const texts = (item.options ?? []).map(({ text }) => text);
    const dense = denseFeatures(asked, texts);
    texts.forEach((text, option) => {
      const words = tokens(text);
      if (set !== 'dense') addWords(rows, words);
      if (set === 'all') addCrosses(rows, { asked, words });
      (dense[option] as number[]).forEach((value, place) => {
        if (value !== 0) rows.add(HASH_SPACE + place, value);
      });
      rows.endRow();
    });
  }
  return rows.build();
}

/** Words and pairs of words that follow each other. Weights keep long options from outweighing short ones. */
function addWords(rows: FeatureRowsBuilder, words: string[]): void {
  const weight = 1 / Math.sqrt(words.length);
  for (const word of new Set(words)) rows.add(slot(`o:${word}`), weight);
  words.forEach((word, place) => {
    const next = words[place + 1];
    if (next !== undefined) rows.add(slot(`o:${word} ${next}`), weight);
  });
}

/** Each word of the question, and its first two together, with each word of the option. */
function addCrosses(
  rows: FeatureRowsBuilder,
  { asked, words }: { asked: string[]; words: string[] },
): void {
  const own = new Set(words);
  const weight = 1 / Math.sqrt(words.length * asked.length);
  for (const word of new Set(asked)) {
    // The checksum of a text goes on from that of its beginning.
    const begun = crc32(`x:${word}|`);
    for (const other of own) rows.add(slot(other, begun), weight);
  }
  const begun = crc32(`x2:${asked.slice(0, 2).join(' ')}|`);
  for (const other of own) rows.add(slot(other, begun), 1 / Math.sqrt(words.length));
}

function slot(text: string, begun = 0): number {
  return crc32(text, begun) % HASH_SPACE;
}

function denseFeatures(asked: string[], texts: string[]): number[][] {
  const question = new Set(asked);
  const lengths = texts.map((text) => text.length);
  const [longest, shortest] = [Math.max(...lengths), Math.min(...lengths)];
  const meanLength = mean(lengths);
  const others = likeness(texts);
  return texts.map((text, option) => {
    const own = new Set(tokens(text));
    const like = others[option] as number[];
    return [
      Math.log1p(text.length),
      text.length === longest ? 1 : 0,
      text.length === shortest ? 1 : 0,
      meanLength === 0 ? 0 : text.length / meanLength,
      jaccard(question, own),
      own.size === 0 ? 0 : overlap(question, own) / own.size,
      mean(like),
      Math.max(0, ...like),
      /\d/.test(text) ? 1 : 0,
      ...Array.from({ length: POSITIONS }, (_, position) => (position === option ? 1 : 0)),
    ];
  });
}
