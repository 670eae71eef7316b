import { resolve } from 'node:path';
import type { Terminal } from '../command.ts';
import { runConfig } from '../config/run-config.ts';
import { requestsOf, type RunWords as PlannedWords } from '../plan/run-requests.ts';
import { readRecords } from '../publish/read-records.ts';
import { askingOptions } from '../run/flags.ts';
import type { Interrupt } from '../run/interrupt.ts';
import { judgeRequest } from '../run/judge-flags.ts';
import { runAll } from '../run/run-all.ts';
import type { Result } from '../schema/result.ts';

/** What is asked of whom: the flags of `sightline run`, by the same names. Paths are from `workingFolder`. */
export type RunWords = Omit<PlannedWords, 'shard' | 'sharedProbe'> & {
  /** Judges open-ended answers and generated videos: `<adapter>:<model>[@<base URL>]`. */
  judge?: string;
  /** Votes an answer; the majority counts. Default 1. */
  judgeVotes?: number;
};

export type RunOptions = {
  /** Default: the process's. */
  workingFolder?: string;
  /** Keys and settings. Default: the process's. */
  environment?: Record<string, string | undefined>;
  /** The run folder; of a suite the folder of its runs. Default: below `runs/`. */
  out?: string;
  /** Requests in flight. Default: finds its own number. */
  concurrency?: number;
  /** Dollars; the run stops there. */
  maxCost?: number;
  /** Milliseconds; the run stops there. */
  maxTimeMs?: number;
  /** Asks every trial, also what an earlier run has a reply for. */
  cache?: false;
  /** Aborted: nothing more is asked, what is in flight is waited for. */
  signal?: AbortSignal;
  /** Aborted: what is in flight is given up too. */
  abort?: AbortSignal;
  /** Receives what the command line would say on stderr, a line at a time. */
  note?: (line: string) => void;
};

export type FinishedRun = {
  /** Absolute. */
  folder: string;
  /** The record as it would be published; accuracies are shares of 1, intervals are at 95 %. */
  result: Result;
};

/**
 * Asks a benchmark, or each benchmark of a suite, of an endpoint. The same call again goes on where an
 * earlier one stopped, and asks nothing twice.
 *
 * @returns one for each benchmark, in the order of the suite.
 * @throws `USAGE` and `CONFIG_INVALID` for words that do not fit, `DATA_…` for data that is not there,
 *   `ENDPOINT_…` for an endpoint that cannot go on, `RUN_INCOMPLETE` where trials failed or a limit was
 *   reached, `INTERRUPTED` after `signal`. Every reply that came is kept.
 */
export async function run(words: RunWords, options: RunOptions = {}): Promise<FinishedRun[]> {
  const terminal = silent(options);
  const { workingFolder } = terminal;
  const { endpoint, layers, pace, prices } = await runConfig(
    {
      ...words,
      ...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
    },
    terminal,
  );
  const judging = await judgeRequest(words, terminal);
  const requests = await requestsOf({ ...words, endpoint }, workingFolder, layers);
  const { maxCost, maxTimeMs, out } = options;
  const pacing = {
    ...pace,
    cache: options.cache ?? true,
    ...(maxCost === undefined ? {} : { maxCost }),
    ...(maxTimeMs === undefined ? {} : { maxTime: maxTimeMs }),
  };
  const { folders } = await runAll(requests, {
    terminal,
    ...askingOptions(pacing, workingFolder),
    prices,
    requireAll: false,
    format: 'none',
    resumeCommand: 'the same call',
    interrupt: interruptOf(options),
    ...(judging === null ? {} : { judging }),
    ...(out === undefined
      ? {}
      : { [words.suite === undefined ? 'folder' : 'runsFolder']: resolve(workingFolder, out) }),
  });
  const runs: FinishedRun[] = [];
  for (const folder of folders) {
    const [record] = await readRecords([folder]);
    if (record !== undefined) runs.push({ folder, result: record.result });
  }
  return runs;
}

function silent({ note, workingFolder, environment }: RunOptions): Terminal {
  return {
    print: () => {},
    note: note ?? (() => {}),
    interactive: false,
    environment: environment ?? process.env,
    workingFolder: resolve(workingFolder ?? '.'),
  };
}

/** A library leaves the signals of the process to the program that uses it. */
function interruptOf({ signal, abort }: RunOptions): Interrupt {
  const never = new AbortController().signal;
  return {
    drain: AbortSignal.any([signal ?? never, abort ?? never]),
    abort: abort ?? never,
    cause: () => null,
    release: () => {},
  };
}
