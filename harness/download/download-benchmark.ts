import { setTimeout } from 'node:timers/promises';
import type { Terminal } from '../command.ts';
import { SightlineError } from '../errors.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { Elsewhere } from '../schema/download.ts';
import { download, type DownloadSummary } from './download.ts';
import { openHub } from './hub.ts';
import type { Wait } from './hub-request.ts';
import { downloadProgress } from './progress.ts';

/** Files at a time. The hub counts requests, so more gains little. */
const PARALLEL = 4;

export type BenchmarkDownload = {
  benchmark: Benchmark;
  /** The data folder. */
  root: string;
  revision?: string;
  only?: string;
  keepZips?: boolean;
  wait?: Wait;
  /** Its reason is thrown; what has come is kept. */
  signal?: AbortSignal;
};

export type Downloaded = { repositories: DownloadSummary[]; elsewhere: Elsewhere[] };

/**
 * Downloads what the hub has of a benchmark. The hub and the token are those of `HF_ENDPOINT` and
 * `HF_TOKEN`.
 */
export async function downloadBenchmark(
  { benchmark, root, wait = pause, ...more }: BenchmarkDownload,
  terminal: Terminal,
): Promise<Downloaded> {
  const { repositories = [], elsewhere = [] } = benchmark.download ?? {};
  if (repositories.length === 0) {
    throw new SightlineError('USAGE', `${benchmark.id} names no dataset of the hub`, {
      hint: 'put its files into a folder, and check them with --data',
    });
  }
  if (more.revision !== undefined && repositories.length > 1) {
    throw new SightlineError(
      'USAGE',
      `--revision cannot be told of ${repositories.length} repositories at once`,
    );
  }
  const hub = openHub(terminal.environment, { fetch, wait, now: Date.now });
  const progress = downloadProgress(terminal, () => performance.now());
  try {
    const summaries: DownloadSummary[] = [];
    for (const repository of repositories) {
      const request = { ...more, hub, root, repository, parallel: PARALLEL, wait };
      summaries.push(await download({ ...request, report: (state) => progress.report(state) }));
    }
    return { repositories: summaries, elsewhere };
  } finally {
    progress.end();
  }
}

const pause: Wait = async (ms, signal) => {
  await setTimeout(ms, undefined, signal === undefined ? {} : { signal });
};
