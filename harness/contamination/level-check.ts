import type { Level, LevelDetails } from '../schema/contamination-report.ts';
import type { CorpusEntry } from './corpus/entry.ts';

/**
 * What a level says of an item: found in the corpus; looked for and not found; looked for and not to be
 * decided; nothing to look for, or nowhere to look.
 */
export type Verdict = 'flagged' | 'clear' | 'open' | 'unchecked';

/** Why an item is flagged: for the auditor, on this machine only. */
export type Evidence = {
  /** Index of the item. */
  item: number;
  /** Of the corpus. */
  line: number;
  /** One line in words, without text of either. */
  found: string;
  /** The row's text, cut; null where there is none. */
  corpusText: string | null;
  frames?: FrameEvidence;
};

/** Which moments look alike, for whoever has both videos. */
export type FrameEvidence = {
  /** Below the data folder, and as the corpus names it. */
  benchmark: string;
  corpus: string;
  /** How the benchmark's picture was changed before it matched. */
  variant: string;
  pairs: { benchmarkSeconds: number; corpusSeconds: number; distance: number }[];
};

export type LevelFinding<L extends keyof LevelDetails = keyof LevelDetails> = {
  level: L;
  /** One an item. */
  verdicts: Verdict[];
  /** Rows that say what this level looks at. */
  rows: number;
  /** At least one of each flagged item. */
  evidence: Evidence[];
  details: LevelDetails[L];
};

/** One level of evidence. The corpus passes by once for all of them. */
export type LevelCheck<L extends Level & keyof LevelDetails = Level & keyof LevelDetails> = {
  level: L;
  take(entry: CorpusEntry): void | Promise<void>;
  finish(): LevelFinding<L> | Promise<LevelFinding<L>>;
};
