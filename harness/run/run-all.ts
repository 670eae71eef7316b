import { join, relative } from 'node:path';
import type { Terminal } from '../command.ts';
import { EndpointError, SightlineError } from '../errors.ts';
import { homeFolder } from '../home.ts';
import { judgeTrialCount } from '../plan/judge-lines.ts';
import { planJudge } from '../plan/judge-plan.ts';
import { hasOpenItems } from '../plan/reading.ts';
import { planRun, type RunPlan, type RunRequest } from '../plan/run-plan.ts';
import { announcedProbes } from './probe-lines.ts';
import { scoreJson, type ScoreRow } from '../publish/score-table.ts';
import { appendRunMetrics } from '../publish/run-metrics.ts';
import { scoreText } from '../publish/score-text.ts';
import { parseEndpoint } from '../schema/endpoint-spec.ts';
import type { ScoreLine } from '../schema/journal.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import { systemClock, type Clock } from './clock.ts';
import { dryRun } from './dry-run.ts';
import type { Execution } from './execute.ts';
import { generationDryRun } from './generation-dry-run.ts';
import { generationSummary } from './generation-summary.ts';
import { interruptible, type Interrupt } from './interrupt.ts';
import { withBeside } from './beside-rows.ts';
import { diagnoseFolder, type Diagnosing } from './diagnose-folder.ts';
import { planDiagnosis } from './diagnose-run.ts';
import { judgeFolder, type Judging } from './judge-folder.ts';
import { watchLimits, type Limits } from './limits.ts';
import { startModelServer, type ModelServer } from './model-server.ts';
import { notComplete } from './not-complete.ts';
import { priceOf } from './prices.ts';
import { progress } from './progress.ts';
import type { RetryPolicy } from './retry.ts';
import { defaultRunFolder, runBenchmark } from './run-benchmark.ts';
import { scoreRows } from './score-rows.ts';
import { subsetLines } from './subset-lines.ts';
import { priceless, VIDEO_PRICE_HINT, withResume } from './stopping.ts';
import { videoCost, videoTill } from './video-till.ts';

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

/**
 * Plans all runs before the first request is paid for, carries them out, and prints their scores.
 *
 * @throws `INTERRUPTED` and `RUN_INCOMPLETE` with the command that goes on, and whatever stops a run.
 */
export async function runAll(requests: RunRequest[], options: RunAllOptions): Promise<RunsDone> {
  const { terminal, carryOut } = options;
  const plans: RunPlan[] = [];
  for (const request of requests) plans.push(await planRun(request));
  if (options.metrics !== undefined && plans.some(({ shard }) => shard !== null)) {
    throw new SightlineError('USAGE', '--metrics does not go with --shard', {
      hint: 'a part has no score: merge the shards, then sightline score RUN --metrics FILE',
    });
  }
  if (options.judging !== undefined) await planJudges(plans, options.judging);
  const { diagnosing } = options;
  if (diagnosing !== undefined)
    for (const plan of plans) await planDiagnosis(diagnosing.request, plan);
  const limited = options.limits?.costDollars !== undefined;
  const runs = plans.map((plan, index) => ({
    plan,
    request: requests[index] as RunRequest,
    folder: options.folder ?? defaultRunFolder(runsFolderOf(options), plan),
    price: isGeneration(plan) ? null : priceOf(plan.endpoint.model, options.prices),
    videoCost: isGeneration(plan) ? videoCost(plan, { prices: options.prices, limited }) : null,
  }));
  if (limited) {
    const unknown = runs.find(
      ({ plan, price }) => price === null && !isGeneration(plan) && plan.adapter.kind === 'model',
    );
    if (unknown !== undefined) throw priceless(unknown.plan.endpoint.model);
    const judge = options.judging && parseEndpoint(options.judging.request.endpoint).model;
    if (judge !== undefined && priceOf(judge, options.judging?.prices) === null)
      throw priceless(judge);
    const { request, prices } = diagnosing ?? {};
    const asked = request && parseEndpoint(request.judge.endpoint).model;
    if (asked !== undefined && priceOf(asked, prices) === null) throw priceless(asked);
  }
  if (options.dryRun === true) {
    for (const run of runs) {
      announceLeftOut(run.plan, terminal);
      for (const line of await subsetLinesOf(run, options)) terminal.note(line);
      if (isGeneration(run.plan)) await generationDryRun(run, options);
      else await dryRun(run, options);
      if (options.judging !== undefined) terminal.note(judgingAhead(run.plan, options.judging));
      if (diagnosing !== undefined) terminal.note(diagnosingAhead(run.plan, diagnosing));
    }
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
    for (const { plan, request, folder, price, videoCost: cost } of runs) {
      announce(plan, terminal);
      for (const line of await subsetLinesOf({ plan, request }, options)) terminal.note(line);
      const meter = watch.meter(price);
      const till = cost === null ? null : videoTill(cost, { ...plan, watch });
      if (till === null && isGeneration(plan) && plan.adapter.kind === 'model')
        terminal.note(`the cost is not told: ${VIDEO_PRICE_HINT}`);
      let scores: ScoreLine[];
      const underWay = {
        ...plan,
        title: plan.benchmark.title,
        probe: plan.probes[0]?.probe.id ?? '',
      };
      const costSoFar = () => till?.costDollars() ?? (price === null ? null : meter.costDollars());
      const bar = progress(underWay, terminal, costSoFar);
      try {
        const run = await runBenchmark(plan, {
          ...common,
          ...endedBy(server, common),
          folder,
          environment: terminal.environment,
          requireAll: options.requireAll,
          ...pick(options, ['videoBaseUrl']),
          ...(till === null ? {} : { till }),
          ...(carryOut === undefined
            ? {}
            : {
                carryOut: (execution, media) =>
                  carryOut({ plan, request, folder, decoder: media?.decoder ?? null }, execution),
              }),
          onStart: (state) => bar.start(state),
          onLine(line) {
            bar.line(line);
            meter.add(line);
          },
          onRetry: () => bar.retry(),
          onNote: (text) => terminal.note(text),
        });
        scores = run.scores;
        if (run.missing > 0) server?.died.throwIfAborted();
        incomplete += run.missing;
        if (plan.adapter.kind === 'recorded') recorded += run.missing;
      } catch (error) {
        // A server that is gone says more than the connections that broke with it.
        throw error instanceof EndpointError ? (server?.died.reason ?? error) : error;
      } finally {
        bar.end();
      }
      folders.push(folder);
      terminal.note(`  kept in ${relative(terminal.workingFolder, folder) || folder}`);
      if (isGeneration(plan)) {
        for (const line of await generationSummary(folder, plan, options)) terminal.note(line);
      }
      // Of a suite, what has nothing to judge goes without saying.
      if (options.judging !== undefined && (runs.length === 1 || hasOpenItems(plan.itemSet))) {
        const judged = await judgeFolder(folder, options.judging, {
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

function isGeneration({ benchmark }: RunPlan): boolean {
  return benchmark.task === 'generation';
}

function runsFolderOf({ runsFolder, terminal }: RunAllOptions): string {
  return runsFolder ?? join(homeFolder(terminal.workingFolder), 'runs');
}

function subsetLinesOf(
  { plan, request }: { plan: RunPlan; request: RunRequest },
  { resultsFolder, terminal }: RunAllOptions,
): Promise<string[]> {
  const results = resultsFolder ?? join(homeFolder(terminal.workingFolder), 'results');
  return subsetLines({ ...plan, wanted: request.subset }, results);
}

async function serverFor(
  runs: { plan: RunPlan; folder: string }[],
  { serve, terminal, clock }: RunAllOptions,
  signal: AbortSignal,
): Promise<ModelServer | null> {
  const [first] = runs;
  if (serve === undefined || first === undefined) return null;
  const baseUrl = first.plan.endpoint.baseUrls?.[0];
  if (baseUrl === undefined) {
    throw new SightlineError('USAGE', '--serve-command needs to know where the server answers', {
      hint: 'name it in the endpoint: openai:<model>@http://127.0.0.1:8000/v1',
    });
  }
  terminal.note(
    `starting the model server; its output goes to ${join(first.folder, 'server.log')}`,
  );
  const server = await startModelServer({
    ...serve,
    baseUrl,
    folder: first.folder,
    signal,
    ...(clock === undefined ? {} : { clock }),
  });
  terminal.note(`the model server answers at ${baseUrl}`);
  return server;
}

/** Nobody answers any more once the server of the runs has died: nothing is tried again. */
function endedBy(
  server: ModelServer | null,
  { drain, abort }: Pick<Interrupt, 'drain' | 'abort'>,
): Pick<Interrupt, 'drain' | 'abort'> {
  if (server === null) return { drain, abort };
  return {
    drain: AbortSignal.any([drain, server.died]),
    abort: AbortSignal.any([abort, server.died]),
  };
}

/** What judging may ask, before there are answers to judge. */
function judgingAhead(plan: RunPlan, { request }: Judging): string {
  const open = plan.trials.filter(({ item }) => item.options === undefined).length;
  const most = (open + judgeTrialCount(plan)) * request.votes;
  return `judging by ${request.endpoint} comes after it: at most ${most} votes`;
}

/**
 * Whoever cannot judge is told before anything is paid for.
 *
 * @throws what `planJudge` throws, for each run that has something to judge.
 */
async function planJudges(plans: RunPlan[], { request }: Judging): Promise<void> {
  for (const { itemSet, protocol, model, root } of plans) {
    if (hasOpenItems(itemSet)) await planJudge(request, { protocol, model, data: root });
  }
}

/** What diagnosing may ask, before there are replies to diagnose. */
function diagnosingAhead({ trials }: RunPlan, { request }: Diagnosing): string {
  const full = trials.filter(({ probe, repeat }) => probe.id === 'full' && repeat === 0).length;
  const most = Math.min(full, request.sample ?? full);
  return `diagnosing by ${request.judge.endpoint} comes after it: at most ${most} replies`;
}

function announce(plan: RunPlan, terminal: Terminal): void {
  announceLeftOut(plan, terminal);
  for (const line of announcedProbes(plan)) terminal.note(line);
}

function announceLeftOut(plan: RunPlan, terminal: Terminal): void {
  if (plan.skippedRows > 0)
    terminal.note(`${plan.skippedRows} rows break the format and are left out`);
  for (const { probe, reason, items } of plan.inapplicable) {
    terminal.note(`${probe} is not asked of ${items} items: ${reason}`);
  }
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
