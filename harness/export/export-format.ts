import type { ReadRecord } from '../publish/read-records.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { Floors } from '../schema/floors.ts';
import type { Item } from '../schema/item.ts';

/** A record with what is known around it. */
export type ExportRecord = ReadRecord & {
  /** Null where its benchmark is not known on this machine: nothing is known of its licence then. */
  benchmark: Benchmark | null;
  floors: Floors | null;
  /** The items with their text, of a run whose data folder is there; null of a published record. */
  content: (() => Promise<Item[]>) | null;
};

export type ExportOptions = {
  /** The format's own name. */
  format: string;
  /** Of the site that shows the records, ending in a slash; null: it has no address. */
  site: string | null;
  /** One row a record instead of one a figure. */
  wide: boolean;
  /** Dataset and task on the hub, where the benchmark's own are others. */
  dataset: string | null;
  task: string | null;
  /** `eval.schema.json` of every_eval_ever, to check with; null: only with the rules that are known here. */
  schema: string | null;
  /** Write what is there of what is not whole. */
  allowIncomplete: boolean;
};

/** What a format makes: nothing is written by it. */
export type Exported = {
  /** By path below `--out`, with forward slashes; a format of one file has one entry. */
  files: { path: string; text: string }[];
  /** For people: what was left out and why, and what must not be compared. */
  notes: string[];
};

/** A format of other people. One file in `formats/`; the file's name is its id. */
export type ExportFormat = {
  summary: string;
  /** `file`: one text, which goes to stdout without `--out`. `folder`: paths that mean something. */
  makes: 'file' | 'folder';
  /** @throws `USAGE` where none of the records can be written in it. */
  write(records: ExportRecord[], options: ExportOptions): Exported | Promise<Exported>;
};
