import { join } from 'node:path';
import type { Terminal } from '../command.ts';
import { homeFolder } from '../home.ts';
import { judgeTrialCount } from '../plan/judge-lines.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { Diagnosing } from './diagnose-folder.ts';
import { dryRun } from './dry-run.ts';
import { generationDryRun } from './generation-dry-run.ts';
import type { Judging } from './judge-folder.ts';
import { isGeneration, type PlannedRun } from './planned-runs.ts';
import { announcedProbes } from './probe-lines.ts';
import type { RunAllOptions } from './run-all-options.ts';
import { VIDEO_PRICE_HINT } from './stopping.ts';
import { subsetLines } from './subset-lines.ts';

/** What a user should know of a run before its first request. */
export async function announce(run: PlannedRun, options: RunAllOptions): Promise<void> {
  const { plan, videoCost } = run;
  const { terminal } = options;
  noteLeftOut(plan, terminal);
  for (const line of announcedProbes(plan)) terminal.note(line);
  await noteSubset(run, options);
  if (videoCost === null && isGeneration(plan) && plan.adapter.kind === 'model')
    terminal.note(`the cost is not told: ${VIDEO_PRICE_HINT}`);
}

/** Tells what each run would ask, its judges included, and asks nothing. */
export async function announceOnly(runs: PlannedRun[], options: RunAllOptions): Promise<void> {
  const { terminal, judging, diagnosing } = options;
  for (const run of runs) {
    noteLeftOut(run.plan, terminal);
    await noteSubset(run, options);
    if (isGeneration(run.plan)) await generationDryRun(run, options);
    else await dryRun(run, options);
    if (judging !== undefined) terminal.note(judgingAhead(run.plan, judging));
    if (diagnosing !== undefined) terminal.note(diagnosingAhead(run.plan, diagnosing));
  }
}

function noteLeftOut(plan: RunPlan, terminal: Terminal): void {
  if (plan.skippedRows > 0)
    terminal.note(`${plan.skippedRows} rows break the format and are left out`);
  for (const { probe, reason, items } of plan.inapplicable) {
    terminal.note(`${probe} is not asked of ${items} items: ${reason}`);
  }
}

async function noteSubset(
  { plan, request }: PlannedRun,
  { resultsFolder, terminal }: RunAllOptions,
): Promise<void> {
  const results = resultsFolder ?? join(homeFolder(terminal.workingFolder), 'results');
  const lines = await subsetLines({ ...plan, wanted: request.subset }, results);
  for (const line of lines) terminal.note(line);
}

/** What judging may ask, before there are answers to judge. */
function judgingAhead(plan: RunPlan, { request }: Judging): string {
  const open = plan.trials.filter(({ item }) => item.options === undefined).length;
  const most = (open + judgeTrialCount(plan)) * request.votes;
  return `judging by ${request.endpoint} comes after it: at most ${most} votes`;
}

/** What diagnosing may ask, before there are replies to diagnose. */
function diagnosingAhead({ trials }: RunPlan, { request }: Diagnosing): string {
  const full = trials.filter(({ probe, repeat }) => probe.id === 'full' && repeat === 0).length;
  const most = Math.min(full, request.sample ?? full);
  return `diagnosing by ${request.judge.endpoint} comes after it: at most ${most} replies`;
}
