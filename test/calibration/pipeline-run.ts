import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planRun } from '../../harness/plan/run-plan.ts';
import { publishRun } from '../../harness/publish/publish-run.ts';
import { readRecords } from '../../harness/publish/read-records.ts';
import { runBenchmark } from '../../harness/run/run-benchmark.ts';
import { evidenceOf, type Evidence } from '../../harness/shortcuts/evidence.ts';
import type { Observer } from '../../scripts/calibration/observers.ts';

const PROGRAM = fileURLToPath(
  new URL('../../scripts/calibration/observer-program.ts', import.meta.url),
);

export type PipelineRun = { observer: Observer; probes: string[]; seed: number };

/** A run over videos on disk with the observer in a program of its own, published and read again. */
export async function pipelineRun(
  { data, descriptor, out }: { data: string; descriptor: string; out: string },
  { observer, probes, seed }: PipelineRun,
): Promise<Evidence> {
  const plan = await planRun({
    benchmark: descriptor,
    data,
    endpoint: `command:"${process.execPath}" "${PROGRAM}" ${observer.id} ${seed}`,
    protocol: 'sightline',
    probes,
    seed,
    settings: {},
    card: { id: observer.id, name: observer.title },
  });
  const never = new AbortController().signal;
  const { folder, missing } = await runBenchmark(plan, {
    folder: join(out, 'runs', observer.id),
    environment: process.env,
    // One after the other: which of two equal requests comes first decides which guess it gets.
    concurrency: 1,
    requireAll: true,
    packetsFolder: join(out, 'packets'),
    drain: never,
    abort: never,
  });
  if (missing > 0) throw new Error(`${missing} trials have no reply`);
  const { file } = await publishRun(folder, join(out, 'results', observer.id), {
    runBy: null,
    source: null,
    publishedAt: new Date(0),
    allowIncomplete: false,
  });
  const [record] = await readRecords([file]);
  if (record === undefined) throw new Error('nothing was published');
  return evidenceOf(record.result, record.items);
}
