import { readFileSync } from 'node:fs';

const LINE_FEED = 10;

/** Offsets of a word's senses in one part of speech, the most frequent first; none for an unknown word. */
export type Index = (word: string) => number[];

/**
 * An index file, `wndb(5WN)`: a line a word, sorted by bytes, so that a word is found by halving and
 * no more than its line is parsed. Read whole at the first word (nouns: 5 MB).
 */
export function openIndex(file: string): Index {
  let bytes: Buffer | undefined;
  const known = new Map<string, number[]>();
  return (word) => {
    let offsets = known.get(word);
    if (offsets === undefined) {
      bytes ??= readFileSync(file);
      offsets = parseOffsets(findLine(bytes, word));
      known.set(word, offsets);
    }
    return offsets;
  };
}

function findLine(bytes: Buffer, word: string): string | null {
  // The licence stands above, in lines that begin with spaces.
  if (word === '' || /\s/.test(word)) return null;
  const wanted = Buffer.from(`${word} `);
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const start = bytes.lastIndexOf(LINE_FEED, Math.floor((low + high) / 2) - 1) + 1;
    const end = endOfLine(bytes, start);
    const order = bytes.compare(
      wanted,
      0,
      wanted.length,
      start,
      Math.min(start + wanted.length, end),
    );
    if (order === 0) return bytes.toString('utf8', start, end);
    if (order < 0) low = end + 1;
    else high = start;
  }
  return null;
}

function endOfLine(bytes: Buffer, start: number): number {
  const end = bytes.indexOf(LINE_FEED, start);
  return end === -1 ? bytes.length : end;
}

/** `dog n 7 5 @ ~ #m #p %p 7 1 02086723 …`: word, part, senses, pointer symbols, two counts, offsets. */
function parseOffsets(line: string | null): number[] {
  if (line === null) return [];
  const fields = line.trim().split(/\s+/);
  return fields.slice(6 + Number(fields[3])).map(Number);
}
