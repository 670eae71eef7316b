import type { PartOfSpeech } from './part-of-speech.ts';

/** A sense of one or more words. The dictionary gives each of them once, so they compare by identity. */
export type Synset = {
  part: PartOfSpeech;
  /** Byte of its line in the data file: with the part of speech, its number. */
  offset: number;
  /** Its first word, with underscores for spaces. */
  word: string;
  /** Offsets of what it is a kind or an instance of, always of the same part of speech. */
  hypernyms: number[];
};

/**
 * Reads one line of a data file, `wndb(5WN)`: offset, file, type, words (a hexadecimal count), pointers
 * (a decimal count of symbol, offset, part, positions), gloss. `@` is a hypernym, `@i` that of an instance.
 */
export function parseSynset(line: string, part: PartOfSpeech): Synset {
  const fields = line.split(' | ', 1)[0]?.trim().split(' ') ?? [];
  const offset = Number(fields[0]);
  const words = Number.parseInt(fields[3] ?? '', 16);
  const word = fields[4];
  const pointers = Number(fields[4 + 2 * words]);
  if (word === undefined || !Number.isInteger(offset) || !Number.isInteger(pointers)) {
    throw new RangeError(`no synset: ${line.slice(0, 80)}`);
  }
  const hypernyms = Array.from({ length: pointers }, (_, index) => 5 + 2 * words + 4 * index)
    .filter((at) => fields[at] === '@' || fields[at] === '@i')
    .map((at) => Number(fields[at + 1]));
  // Adjectives may carry their place in a phrase: `cold(p)`.
  return { part, offset, word: word.replace(/\(\w+\)$/, ''), hypernyms };
}
