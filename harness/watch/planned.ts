import { join } from 'node:path';
import { planRun, type RunPlan, type RunRequest } from '../plan/run-plan.ts';
import { earlierRecord } from '../publish/ledger.ts';
import { resultId } from '../publish/result.ts';
import { manifestOf } from '../run/describe-run.ts';
import { defaultRunFolder } from '../run/run-benchmark.ts';
import type { Result } from '../schema/result.ts';

/** One benchmark of one checkpoint: what is asked, where the run is kept, and where its record goes. */
export type Planned = {
  request: RunRequest;
  plan: RunPlan;
  folder: string;
  file: string;
};

export async function planned(
  request: RunRequest,
  { runs, results }: { runs: string; results: string },
): Promise<Planned> {
  const plan = await planRun(request);
  const manifest = await manifestOf(plan, { media: null, startedAt: new Date(0) });
  const file = join(results, plan.benchmark.id, `${resultId(manifest)}.json`);
  return { request, plan, folder: defaultRunFolder(runs, plan), file };
}

/**
 * The record of it, if it is published with all that is asked now. This is all that is remembered of what
 * was done: a watch that was killed goes on from it, and from the journal in the run folder.
 */
export async function publishedRecord({ file, plan }: Planned): Promise<Result | null> {
  const record = await earlierRecord(file);
  return record !== null && plan.probeRecords.every((probe) => holds(record, probe))
    ? record
    : null;
}

function holds({ probes }: Result, wanted: RunPlan['probeRecords'][number]): boolean {
  const found = probes[wanted.id];
  if (found === undefined || found.version !== wanted.version) return false;
  const labels = found.variants?.map(({ label }) => label) ?? [''];
  if (!wanted.variants.every(({ label }) => labels.includes(label))) return false;
  return found.subset === undefined || (wanted.subset !== null && wanted.subset <= found.subset);
}
