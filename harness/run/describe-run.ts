import type { Media } from '../media/media.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import { harnessVersion } from '../version.ts';

/** The manifest of a plan that is about to be carried out. */
export async function manifestOf(
  plan: RunPlan,
  { media, startedAt }: { media: Media | null; startedAt: Date },
): Promise<RunManifest> {
  return {
    schemaVersion: 1,
    run: plan.id,
    benchmark: plan.benchmark.id,
    ...(plan.benchmark.descriptor === undefined ? {} : { descriptor: plan.benchmark.descriptor }),
    split: plan.split,
    data: plan.root,
    itemSet: {
      hash: plan.itemSet.hash,
      name: plan.itemSet.name,
      items: plan.items.length,
      ...(plan.itemSet.subset === undefined ? {} : { subset: plan.itemSet.subset }),
    },
    protocol: plan.protocol,
    asked: plan.asked,
    endpoint: {
      adapter: plan.adapter.id,
      kind: plan.adapter.kind,
      model: plan.endpoint.model,
      identity: plan.identity,
      baseUrls: plan.endpoint.baseUrls ?? [],
    },
    model: plan.model,
    settings: plan.settings,
    probes: plan.probeRecords,
    sharedProbes: plan.sharedProbes,
    seed: plan.seed,
    repeats: plan.repeats,
    shard: plan.shard,
    skippedRows: plan.skippedRows,
    harness: await harnessVersion(),
    decoder: media?.decoder ?? null,
    resolved: plan.resolved,
    startedAt: startedAt.toISOString(),
  };
}
