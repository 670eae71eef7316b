import type { Terminal } from '../command.ts';
import type { RunPlan, RunRequest } from '../plan/run-plan.ts';
import type { ScoreRow } from '../publish/score-table.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import type { Clock } from './clock.ts';
import type { Diagnosing } from './diagnose-folder.ts';
import type { Execution } from './execute.ts';
import type { Interrupt } from './interrupt.ts';
import type { Judging } from './judge-folder.ts';
import type { Limits } from './limits.ts';
import type { RetryPolicy } from './retry.ts';

export type RunAllOptions = {
  terminal: Terminal;
  concurrency: number | 'adaptive';
  requestsPerMinute?: number;
  tokensPerMinute?: number;
  requireAll: boolean;
  format: 'table' | 'json' | 'none';
  /** Printed when the run ends early. */
  resumeCommand: string;
  /** The run folder, for a single run. */
  folder?: string;
  /** The folder of run folders. */
  runsFolder?: string;
  /** Published records, which tell how well a subset tracks (default: those of the clone). */
  resultsFolder?: string;
  /** A line for experiment trackers is added to it after each run that was asked to its end. */
  metrics?: string;
  /** The replies of all runs; without it every trial is asked. */
  repliesFolder?: string;
  /** Where the packet lists of clips are kept between runs. */
  packetsFolder?: string;
  limits?: Limits;
  /** The user's own price table, not looked at yet. */
  prices?: unknown;
  /** Starts the model's server for the time of the runs. */
  serve?: { command: string; timeoutMs: number };
  /** Judges what rules leave open, after each run. */
  judging?: Judging;
  /** Diagnoses the reasoning of its replies, after that. */
  diagnosing?: Diagnosing;
  /** Asks nothing and tells what would be asked. */
  dryRun?: boolean;
  retry?: RetryPolicy;
  /** A connection that says nothing for so long is given up; the adapter's own limit when left out. */
  stallTimeoutMs?: number;
  videoBaseUrl?: string;
  /** What ends the runs early; released at the end. Left out: the signals of the process. */
  interrupt?: Interrupt;
  clock?: Clock;
  /** Has somebody else ask, and is given what `execute` is. */
  carryOut?: (run: CarriedRun, execution: Execution) => Promise<void>;
};

/** A run that is carried out elsewhere, and where it is kept. */
export type CarriedRun = {
  plan: RunPlan;
  request: RunRequest;
  folder: string;
  decoder: RunManifest['decoder'];
};

export type RunsDone = { folders: string[]; rows: ScoreRow[] };
