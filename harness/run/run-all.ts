import { join, relative } from 'node:path';
import type { Terminal } from '../command.ts';
import { SightlineError } from '../errors.ts';
import { homeFolder } from '../home.ts';
import { planRun, type RunPlan, type RunRequest } from '../plan/run-plan.ts';
import { outcomesOf } from '../publish/outcomes.ts';
import { scoreJson, scoreTable, type ScoreRow } from '../publish/score-table.ts';
import { summarise } from '../publish/summarise.ts';
import type { ScoreLine } from '../schema/journal.ts';
import { interruptible } from './interrupt.ts';
import { progress } from './progress.ts';
import type { RetryPolicy } from './retry.ts';
import { defaultRunFolder, runBenchmark } from './run-benchmark.ts';

export type RunAllOptions = {
  terminal: Terminal;
  concurrency: number;
  requireAll: boolean;
  format: 'table' | 'json' | 'none';
  /** Printed when the run ends early. */
  resumeCommand: string;
  /** The run folder, for a single run. */
  folder?: string;
  /** The folder of run folders. */
  runsFolder?: string;
  retry?: RetryPolicy;
};

export type RunsDone = { folders: string[]; rows: ScoreRow[] };

/**
 * Plans all runs before the first request is paid for, carries them out, and prints their scores.
 *
 * @throws `INTERRUPTED` and `RUN_INCOMPLETE` with the command that goes on, and whatever stops a run.
 */
export async function runAll(requests: RunRequest[], options: RunAllOptions): Promise<RunsDone> {
  const { terminal } = options;
  const plans: RunPlan[] = [];
  for (const request of requests) plans.push(await planRun(request));
  const interrupt = interruptible(() =>
    terminal.note('finishing the requests in flight; once more to stop at once'),
  );
  const rows: ScoreRow[] = [];
  const folders: string[] = [];
  let incomplete = 0;
  try {
    for (const plan of plans) {
      const folder =
        options.folder ??
        defaultRunFolder(
          options.runsFolder ?? join(homeFolder(terminal.workingFolder), 'runs'),
          plan,
        );
      announce(plan, terminal);
      const bar = progress(plan.benchmark.title, terminal);
      try {
        const run = await runBenchmark(plan, {
          folder,
          environment: terminal.environment,
          concurrency: options.concurrency,
          requireAll: options.requireAll,
          drain: interrupt.drain,
          abort: interrupt.abort,
          ...(options.retry === undefined ? {} : { retry: options.retry }),
          onStart: (state) => bar.start(state),
          onLine: (line) => bar.line(line),
        });
        rows.push(...rowsOf(plan, run.scores));
        incomplete += run.missing;
      } finally {
        bar.end();
      }
      folders.push(folder);
      terminal.note(`  kept in ${relative(terminal.workingFolder, folder) || folder}`);
      if (interrupt.drain.aborted) break;
    }
  } catch (error) {
    if (error instanceof SightlineError && error.exitCode === 6) {
      throw withResume(error, options.resumeCommand);
    }
    throw error;
  } finally {
    interrupt.release();
  }
  if (options.format === 'table') terminal.print(scoreTable(rows));
  if (options.format === 'json') terminal.print(JSON.stringify(rows.map(scoreJson), null, 2));
  if (interrupt.drain.aborted) {
    throw new SightlineError('INTERRUPTED', 'stopped; every reply so far is kept', {
      hint: `go on with: ${options.resumeCommand}`,
    });
  }
  if (incomplete > 0) {
    throw new SightlineError('RUN_INCOMPLETE', `${incomplete} trials have no reply`, {
      hint: `the reasons are in trials.jsonl; ask them again with: ${options.resumeCommand}`,
    });
  }
  return { folders, rows };
}

function announce(plan: RunPlan, terminal: Terminal): void {
  if (plan.skippedRows > 0)
    terminal.note(`${plan.skippedRows} rows break the format and are left out`);
  for (const { probe, reason, items } of plan.inapplicable) {
    terminal.note(`${probe} is not asked of ${items} items: ${reason}`);
  }
}

function rowsOf(plan: RunPlan, scores: ScoreLine[]): ScoreRow[] {
  return plan.probes.map((probe) => ({
    model: plan.model.name,
    benchmark: plan.benchmark.id,
    split: plan.itemSet.name ?? plan.split,
    probe: probe.id,
    summary: summarise(
      outcomesOf(
        { id: probe.id, version: probe.version, mask: plan.masks.get(probe.id) ?? null },
        scores,
        plan.itemSet,
      ),
      plan.itemSet,
    ),
  }));
}

/** The same error with the command that goes on once its cause is gone. */
function withResume(error: SightlineError, resumeCommand: string): SightlineError {
  const hint = [error.hint, `then go on with: ${resumeCommand}`].filter(Boolean).join('; ');
  return new SightlineError(error.code, error.message, { hint, cause: error });
}
