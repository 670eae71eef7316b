import type { SourceId } from '../../schema/source-id.ts';

/** One row of a corpus, reduced to what levels of evidence look at; null for what it does not say. */
export type CorpusEntry = {
  /** 1-based line of the manifest, or row of a parquet file, or file of a folder. */
  line: number;
  source: SourceId | null;
  channel: string | null;
  /** All of its text, in one string. */
  text: string | null;
  /** Path of the video, as the manifest has it: below the manifest's folder. */
  video: string | null;
  /** Path of hashes that were computed before, in the same way. */
  hashes: string | null;
};

/** A corpus to be passed through once, in any order, and never kept. */
export type Corpus = {
  name: string;
  /** Of the manifest's bytes; of a folder of videos, of its sorted list of names and sizes. */
  sha256: string;
  /** Where its paths begin, absolute. */
  folder: string;
  entries: AsyncIterable<CorpusEntry>;
};
