import type { AuditedTrial } from '../../answers/audit.ts';
import type { ReaderFigures } from '../../answers/reader-figures.ts';
import type { Estimate } from '../../schema/result.ts';

/** What an extractor made of a run's replies under one probe, and what others would have made of them. */
export type ExtractionAudit = {
  run: string;
  benchmark: string;
  split: string;
  model: string;
  probe: string;
  extractor: { id: string; version: number };
  counts: {
    /** Came back, whatever they say. */
    replies: number;
    /** Of these, read by a rule. */
    read: number;
    /** To questions without options, or with options that were not shown: nobody else reads these. */
    notCompared: number;
    /** No reply came. */
    failed: number;
    /** Were to be asked and never were. */
    missing: number;
    notAsked: number;
  };
  /** The score, as `sightline score` has it; null when nothing was scored. */
  accuracy: Estimate | null;
  /** The most frequent first; shares of all replies. */
  rules: { rule: string; n: number; share: number; accuracy: Estimate | null }[];
  unreadable: { reason: string; n: number; share: number }[];
  /** Ours first. */
  readers: ReaderFigures[];
};

/** An audit with the trials that it is made from, in the order of the item set. */
export type AuditedRun = { audit: ExtractionAudit; trials: AuditedTrial[]; peers: string[] };
