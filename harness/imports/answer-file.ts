import type { Row } from '../data/row.ts';

/** An answer that was recorded elsewhere. */
export type ImportedAnswer = {
  /** The item's id, or where the file has none, the 0-based row of the benchmark's own order. */
  item: string | { position: number };
  probe: string;
  variant: string;
  text: string;
  /** Of the file; for JSON without lines, the row. */
  line: number;
  /** What the file says of the question, to see that a position means the same one. */
  says?: { question?: string; gold?: string };
};

/** A file of answers, read. */
export type AnswerFile = {
  format: string;
  answers: ImportedAnswer[];
  /** Requests that failed there: their text is an error, so it is no answer and left out. */
  failed: number;
  /** What the reader of this format should know. */
  notes: string[];
};

/** What a file holds before anybody knows its format. */
export type Content = {
  /** As it is named in messages. */
  file: string;
  rows: Row[];
  /** The object of a JSON file that holds one; it has no rows then. */
  object: Record<string, unknown> | null;
};

/** One kind of file that somebody writes answers to. */
export type AnswerFormat = {
  id: string;
  /** Who writes it. */
  title: string;
  /** What a row, or an entry of the object, must have. */
  needs: string[];
  /** By the first row or entry. */
  recognises(content: Content): boolean;
  /** @throws `DATA_INVALID` with file, line and field. */
  read(content: Content): AnswerFile;
};
