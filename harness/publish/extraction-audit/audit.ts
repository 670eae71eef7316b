import type { AuditedTrial } from '../../answers/audit.ts';
import type { Estimate } from '../../schema/result.ts';
import type { PairedDifference } from '../../statistics/paired-difference.ts';

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

/** How one extractor and its scorer treat the compared replies. Counts are of trials, shares of items. */
export type ReaderFigures = {
  id: string;
  title: string;
  source: string;
  rule: string;
  unreadIs: 'left out' | 'wrong' | 'guessed';
  read: number;
  unread: number;
  guessed: number;
  /** Over its own denominator: the score that it would print. Null when nothing is scored. */
  own: Estimate | null;
  /** Over all replies, the unread ones wrong and guesses at their expected value. */
  all: Estimate | null;
  /** `all` minus ours over the same items, in shares of 1; null for ours. */
  difference: PairedDifference | null;
  /** Trials that it reads in another way than we do; null for ours. */
  differs: number | null;
  /** Failed requests whose text it would have scored; null where it writes none. */
  failures: { answers: number; right: number } | null;
};

/** An audit with the trials that it is made from, in the order of the item set. */
export type AuditedRun = { audit: ExtractionAudit; trials: AuditedTrial[]; peers: string[] };
