import { relative } from 'node:path';
import { SightlineError } from '../errors.ts';
import { hasOpenItems } from '../plan/reading.ts';
import type { RunPlan, RunRequest } from '../plan/run-plan.ts';
import { appendRunMetrics } from '../publish/run-metrics.ts';
import { scoreJson, type ScoreRow } from '../publish/score-table.ts';
import { scoreText } from '../publish/score-text.ts';
import type { ScoreLine } from '../schema/journal.ts';
import { announce, announceOnly } from './announce.ts';
import { askRun } from './ask-run.ts';
import { withBeside } from './beside-rows.ts';
import { systemClock } from './clock.ts';
import { diagnoseFolder } from './diagnose-folder.ts';
import { generationSummary } from './generation-summary.ts';
import { interruptible } from './interrupt.ts';
import { judgeFolder } from './judge-folder.ts';
import { watchLimits } from './limits.ts';
import type { ModelServer } from './model-server.ts';
import { notComplete } from './not-complete.ts';
import { isGeneration, plannedRuns } from './planned-runs.ts';
import type { RunAllOptions, RunsDone } from './run-all-options.ts';
import { scoreRows } from './score-rows.ts';
import { serverFor } from './served-model.ts';
import { withResume } from './stopping.ts';

/**
 * Plans all runs before the first request is paid for, carries them out, and prints their scores.
 *
 * @throws `INTERRUPTED` and `RUN_INCOMPLETE` with the command that goes on, and whatever stops a run.
 */
export async function runAll(requests: RunRequest[], options: RunAllOptions): Promise<RunsDone> {
  const { terminal, judging, diagnosing } = options;
  const runs = await plannedRuns(requests, options);
  if (options.dryRun === true) {
    await announceOnly(runs, options);
    return { folders: [], rows: [] };
  }
  const interrupt =
    options.interrupt ??
    interruptible((signal) =>
      terminal.note(
        signal === 'SIGINT'
          ? 'finishing the requests in flight; once more to stop at once'
          : `${signal}: finishing the requests in flight for 25 s at most`,
      ),
    );
  const watch = watchLimits(options.limits ?? {}, options.clock ?? systemClock, (limit) =>
    terminal.note(`${limit} is reached; finishing the requests in flight`),
  );
  const common = {
    terminal,
    concurrency: options.concurrency,
    drain: AbortSignal.any([interrupt.drain, watch.drain]),
    abort: interrupt.abort,
    ...pick(options, ['retry', 'clock', 'repliesFolder', 'stallTimeoutMs', 'packetsFolder']),
    ...pick(options, ['requestsPerMinute', 'tokensPerMinute']),
  };
  const rows: ScoreRow[] = [];
  const folders: string[] = [];
  let incomplete = 0;
  let recorded = 0;
  let votes = 0;
  let diagnoses = 0;
  let server: ModelServer | null = null;
  try {
    server = await serverFor(runs, options, interrupt.drain);
    for (const run of runs) {
      const { plan, folder } = run;
      await announce(run, options);
      const finished = await askRun(run, { options, common, watch, server });
      let { scores } = finished;
      incomplete += finished.missing;
      if (plan.adapter.kind === 'recorded') recorded += finished.missing;
      folders.push(folder);
      terminal.note(`  kept in ${relative(terminal.workingFolder, folder) || folder}`);
      if (isGeneration(plan)) {
        for (const line of await generationSummary(folder, plan, options)) terminal.note(line);
      }
      // Of a suite, what has nothing to judge goes without saying.
      if (judging !== undefined && (runs.length === 1 || hasOpenItems(plan.itemSet))) {
        const judged = await judgeFolder(folder, judging, {
          ...common,
          data: plan.root,
          watch,
        });
        scores = judged?.scores ?? scores;
        votes += judged?.missing ?? 0;
      }
      if (diagnosing !== undefined && isGeneration(plan)) {
        terminal.note(`${plan.benchmark.title}: videos give no reasoning; nothing is diagnosed`);
      } else if (diagnosing !== undefined) {
        const asking = { ...common, data: plan.root, watch };
        diagnoses += (await diagnoseFolder(folder, diagnosing, asking)).missing;
      }
      const own = rowsOf(plan, scores);
      rows.push(...(await withBeside(folder, own, { items: plan.itemSet, scores })));
      if (interrupt.drain.aborted || watch.drain.aborted) break;
      if (options.metrics !== undefined)
        await appendRunMetrics(folder, options.metrics, new Date());
    }
  } catch (error) {
    throw withResume(error, options.resumeCommand);
  } finally {
    watch.release();
    await server?.stop();
    interrupt.release();
  }
  if (options.format === 'table') terminal.print(scoreText(rows));
  if (options.format === 'json') terminal.print(JSON.stringify(rows.map(scoreJson), null, 2));
  const unbegun = runs.length - folders.length;
  if (interrupt.drain.aborted) {
    throw new SightlineError('INTERRUPTED', 'stopped; every reply so far is kept', {
      hint: `go on with: ${options.resumeCommand}`,
    });
  }
  if (incomplete + votes + diagnoses + unbegun > 0)
    throw notComplete(
      { incomplete, recorded, votes, diagnoses, unbegun },
      { limit: watch.reached(), resumeCommand: options.resumeCommand },
    );
  return { folders, rows };
}

function rowsOf(plan: RunPlan, scores: ScoreLine[]): ScoreRow[] {
  const { benchmark, probeRecords: probes } = plan;
  return scoreRows({ ...plan, benchmark: benchmark.id, probes }, plan.itemSet, scores);
}

/** The fields that are there: an optional one is left out rather than undefined. */
function pick<T extends object, K extends keyof T>(from: T, names: K[]): Pick<T, K> {
  const pairs = names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]);
  return Object.fromEntries(pairs) as Pick<T, K>;
}
