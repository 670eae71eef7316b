import type { SourceId } from '../../schema/source-id.ts';
import type { CorpusEntry } from '../corpus/entry.ts';
import { sharesTime, videoKey } from '../ids/span.ts';
import { coverageOf } from './coverage.ts';
import { gramIndex } from './gram-index.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { normalWords } from './normal-words.ts';
import { SIMILARITY, strengthOf } from './thresholds.ts';

/** The row that has most of an item's text. */
export type BestRow = {
  line: number;
  /** Share of the item's 8-grams that stand in this one row. */
  fraction: number;
  /** Words in a row. */
  longestRun: number;
  /** Jaccard of near duplicates; 0 below `SIMILARITY`. */
  similarity: number;
  text: string;
};

/** Whose text a row has: of the item's own video, of another, or of no video that it names. */
export type Attribution = 'same' | 'other' | 'none';

/** What a corpus has of one item's text. */
export type TextMatch = {
  best: Record<Attribution, BestRow | null>;
  /** Of the item's 8-grams, those that stand anywhere in the corpus, one byte each. */
  hits: Uint8Array;
};

export type TextItem = { text: string; source: SourceId | null };

/** Longer texts of the corpus are cut in what is kept for the auditor. */
const KEPT_CHARACTERS = 2000;

export type TextPass = {
  take(entry: CorpusEntry): void;
  /** One match an item, and the rows that had any text. */
  result(): TextResult;
};
export type TextResult = { matches: TextMatch[]; rows: number; words: number[] };

/** Passes a corpus by the texts of a benchmark; what counts as a match is decided afterwards. */
export function textPass(items: readonly TextItem[], seed: number): TextPass {
  const texts = items.map(({ text }) => normalWords(text));
  const grams = gramIndex(texts);
  const alike = nearDuplicates(texts, { similarity: SIMILARITY, seed });
  const matches = items.map((_, item): TextMatch => ({
    best: { same: null, other: null, none: null },
    hits: new Uint8Array(grams.grams[item] as number),
  }));
  let rows = 0;
  return {
    take({ text, source, line }) {
      if (text === null) return;
      rows += 1;
      const words = normalWords(text);
      const similar = new Map(alike.match(words).map((one) => [one.text, one.similarity]));
      const shared = grams.match(words);
      for (const item of new Set([...shared.keys(), ...similar.keys()])) {
        const { best, hits } = matches[item] as TextMatch;
        const found = shared.get(item) ?? new Uint8Array(0);
        for (let at = 0; at < found.length; at += 1) hits[at]! |= found[at] as number;
        const { fraction, longestRun } = coverageOf(found, grams.n);
        const similarity = similar.get(item) ?? 0;
        const row = {
          line,
          fraction,
          longestRun,
          similarity,
          text: text.slice(0, KEPT_CHARACTERS),
        };
        const whose = attribution(items[item]?.source ?? null, source);
        if (isBetter(row, best[whose])) best[whose] = row;
      }
    },
    result: () => ({ matches, rows, words: texts.map((one) => one.length) }),
  };
}

function attribution(item: SourceId | null, row: SourceId | null): Attribution {
  if (item === null || row === null) return 'none';
  if (videoKey(item) !== videoKey(row)) return row.platform === 'file' ? 'none' : 'other';
  if (item.platform === 'file') return 'none';
  return sharesTime(item, row) ? 'same' : 'other';
}

function isBetter(row: BestRow, than: BestRow | null): boolean {
  if (than === null) return true;
  const more = strengthOf(row) - strengthOf(than);
  return more > 0 || (more === 0 && row.longestRun > than.longestRun);
}
