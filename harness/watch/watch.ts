import { stat } from 'node:fs/promises';
import type { Terminal } from '../command.ts';
import { SightlineError } from '../errors.ts';
import type { RunRequest } from '../plan/run-plan.ts';
import type { Clock } from '../run/clock.ts';
import { runAll } from '../run/run-all.ts';
import type { RunAllOptions } from '../run/run-all-options.ts';
import { listCheckpoints, type Checkpoint } from './checkpoints.ts';
import { fillCommand, type Filling } from './filling.ts';
import { measure, type Publishing } from './measure.ts';
import type { MetricsFile } from './metrics-file.ts';
import { planned, type Planned } from './planned.ts';
import { fail, keep, openState, say, watched, type State, type Watched } from './state.ts';
import { writtenState } from './written.ts';

export type WatchOptions = {
  terminal: Terminal;
  /** The folder in which checkpoints arrive. */
  root: string;
  pattern?: string;
  settleMs: number;
  everyMs: number;
  /** Only what is there. */
  once: boolean;
  /** Ends when so many checkpoints are published. */
  most?: number;
  /** How often a checkpoint that fails is tried, the first time included. */
  attempts: number;
  serveCommand: string;
  serveTimeoutMs: number;
  servedName: string;
  requestsOf(filling: Filling): Promise<RunRequest[]>;
  runsFolder: string;
  publishing: Publishing;
  metrics: MetricsFile | null;
  runs: Omit<RunAllOptions, 'folder' | 'serve' | 'terminal' | 'clock'>;
  freePort(): Promise<number>;
  clock: Clock;
  /** Aborted: nothing more is begun. */
  drain: AbortSignal;
};

/** Planning opens no connection, so that any port will do. */
const NO_PORT = 9;

/**
 * Measures checkpoints in the order of their steps, each once, until nothing is left to wait for. What is
 * done is read off the published records and the run folders, so that it can be killed and started anew.
 *
 * @throws `INTERRUPTED`, and what every checkpoint would meet: bad words, data that is not there.
 */
export async function watchCheckpoints(options: WatchOptions): Promise<Watched> {
  const { terminal, drain, clock, once, most = Infinity } = options;
  const state = openState();
  while (!drain.aborted) {
    const next = await nextOf(options, state);
    if (next !== null && options.runs.dryRun === true) {
      await rehearse(next, options);
      return watched(state);
    }
    if (next !== null) {
      await attemptAt(next, options, state);
      continue;
    }
    if (once || state.published.size >= most) return watched(state);
    if (state.round === 1) terminal.note(`waiting for checkpoints in ${options.root}`);
    await clock.wait(options.everyMs, drain);
    state.round += 1;
  }
  throw new SightlineError('INTERRUPTED', 'stopped; every reply so far is kept');
}

type Next = { checkpoint: Checkpoint; all: Planned[] };

/** What the first of them would be asked. */
async function rehearse({ checkpoint, all }: Next, options: WatchOptions): Promise<void> {
  const { terminal, clock, runsFolder } = options;
  terminal.note(`${checkpoint.name}: step ${checkpoint.step} would be the next`);
  const requests = all.map(({ request }) => request);
  await runAll(requests, { ...options.runs, terminal, clock, runsFolder });
}

/** The lowest step that is complete, not published, and not given up. */
async function nextOf(options: WatchOptions, state: State): Promise<Next | null> {
  const { root, pattern, terminal, metrics, most = Infinity } = options;
  const { checkpoints, skipped } = await listCheckpoints(root, pattern);
  for (const { name, why } of skipped) say(state, `${name} is skipped: ${why}`, terminal);
  for (const checkpoint of checkpoints) {
    const { folder, name } = checkpoint;
    if (state.published.size >= most) return null;
    if (state.published.has(folder)) continue;
    const failure = state.failed.get(folder);
    if (failure !== undefined && failure.attempts >= options.attempts) continue;
    if (failure !== undefined && failure.attempts > 0 && failure.round >= state.round) continue;
    const all = await plansOf(checkpoint, options);
    if (await keep(checkpoint, all, { state, metrics })) continue;
    const { settleMs, publishing } = options;
    const written = await writtenState(folder, { settleMs, now: publishing.now() });
    if (written.state === 'complete') return { checkpoint, all };
    if (written.state === 'changing')
      say(state, `${name} is left for later: ${written.why}`, terminal);
    if (written.state === 'broken') {
      say(state, `${name} is not complete: ${written.why}`, terminal);
      // Waiting for a file costs no attempt.
      fail(state, checkpoint, { reason: `not complete: ${written.why}`, attempts: 0 });
    }
  }
  return null;
}

async function plansOf(checkpoint: Checkpoint, options: WatchOptions): Promise<Planned[]> {
  const { publishing, runsFolder: runs } = options;
  const requests = await options.requestsOf(fillingOf(checkpoint, NO_PORT, options));
  const all: Planned[] = [];
  for (const request of requests)
    all.push(await planned(request, { runs, results: publishing.results }));
  return all;
}

async function attemptAt({ checkpoint, all }: Next, options: WatchOptions, state: State) {
  const { terminal, publishing, metrics, clock, serveTimeoutMs: timeoutMs } = options;
  const { name, step, folder } = checkpoint;
  terminal.note(`${name}: step ${step}`);
  const filling = fillingOf(checkpoint, await options.freePort(), options);
  const requests = await options.requestsOf(filling);
  // The same runs, at the port that its server gets.
  const served = all.map((one, index) => ({ ...one, request: requests[index] as RunRequest }));
  const reason = await measure(served, {
    runs: { ...options.runs, terminal, clock, runsFolder: options.runsFolder },
    serve: { command: fillCommand(options.serveCommand, filling), timeoutMs },
    publishing,
  });
  if (await keep(checkpoint, all, { state, metrics })) {
    terminal.note(`${name}: published`);
    return;
  }
  const there = await stat(folder).catch(() => null);
  const why = there === null ? 'its folder has vanished' : (reason ?? 'it is not published');
  const attempts = (state.failed.get(folder)?.attempts ?? 0) + 1;
  fail(state, checkpoint, { reason: why, attempts });
  const last = attempts >= options.attempts && publishing.allowIncomplete;
  if (last && (await keep(checkpoint, all, { state, metrics, accept: 'any' }))) {
    terminal.note(`${name}: published as incomplete: ${why}`);
    return;
  }
  terminal.note(`${name}: not measured (attempt ${attempts} of ${options.attempts}): ${why}`);
}

function fillingOf(
  { folder, step }: Checkpoint,
  port: number,
  { servedName }: WatchOptions,
): Filling {
  return { checkpoint: folder, port, name: servedName, step };
}
