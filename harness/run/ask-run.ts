import { EndpointError } from '../errors.ts';
import type { Watch } from './limits.ts';
import type { ModelServer } from './model-server.ts';
import type { PlannedRun } from './planned-runs.ts';
import { progress } from './progress.ts';
import type { RunAllOptions } from './run-all-options.ts';
import { runBenchmark, type FinishedRun, type RunOptions } from './run-benchmark.ts';
import { endedBy } from './served-model.ts';
import { videoTill } from './video-till.ts';

export type Asking = {
  options: RunAllOptions;
  /** What every run of the command is asked with. */
  common: Pick<RunOptions, 'concurrency' | 'drain' | 'abort'> & Partial<RunOptions>;
  /** Counts what the runs of the command spend together. */
  watch: Watch;
  server: ModelServer | null;
};

/** Asks one run under a progress bar. @throws what stops it; a server that died, before what broke with it. */
export async function askRun(
  { plan, request, folder, price, videoCost }: PlannedRun,
  { options, common, watch, server }: Asking,
): Promise<FinishedRun> {
  const { terminal, carryOut, videoBaseUrl, requireAll } = options;
  const meter = watch.meter(price);
  const till = videoCost === null ? null : videoTill(videoCost, { ...plan, watch });
  const underWay = { ...plan, title: plan.benchmark.title, probe: plan.probes[0]?.probe.id ?? '' };
  const costSoFar = () => till?.costDollars() ?? (price === null ? null : meter.costDollars());
  const bar = progress(underWay, terminal, costSoFar);
  try {
    const run = await runBenchmark(plan, {
      ...common,
      ...endedBy(server, common),
      folder,
      environment: terminal.environment,
      requireAll,
      ...(videoBaseUrl === undefined ? {} : { videoBaseUrl }),
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
    if (run.missing > 0) server?.died.throwIfAborted();
    return run;
  } catch (error) {
    // A server that is gone says more than the connections that broke with it.
    throw error instanceof EndpointError ? (server?.died.reason ?? error) : error;
  } finally {
    bar.end();
  }
}
