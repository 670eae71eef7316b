import { hashOf } from '../hash.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { JournalLine, ScoreLine } from '../schema/journal.ts';
import { encodeOutcomes } from '../schema/outcome.ts';
import type { ProbeResult, Result } from '../schema/result.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import { outcomesOf } from './outcomes.ts';
import { rounded } from './rounded.ts';
import { summarise } from './summarise.ts';

export type RunRecord = {
  manifest: RunManifest;
  items: ItemSet;
  scores: ScoreLine[];
  journal: Iterable<JournalLine>;
  /** Names, versions and hash of what the scores were made with. */
  scored: Pick<Result['protocol'], 'extractor' | 'scorer' | 'scored'>;
};

export type Attribution = {
  runBy: string | null;
  source: Result['provenance']['source'];
  publishedAt: Date;
};

/** The public record of a run. Pure: the same run gives the same record but for `publishedAt`. */
export function makeResult(
  run: RunRecord,
  publishes: Benchmark['publishes'],
  attribution: Attribution,
): Result {
  const { manifest, items } = run;
  const probes = Object.fromEntries(
    manifest.probes.map((probe) => [
      probe.id,
      probeResult(run, probe, withholdsOutcomes(manifest, publishes)),
    ]),
  );
  const { protocol } = manifest;
  return {
    schemaVersion: 1,
    id: resultId(manifest),
    benchmark: {
      id: manifest.benchmark,
      split: manifest.split,
      itemSet: items.hash,
      itemSetName: items.name,
      items: items.ids.length,
      clusters: items.clusterIds.length,
    },
    model: manifest.model,
    protocol: {
      id: protocol.id,
      title: protocol.title,
      asked: manifest.asked,
      scored: run.scored.scored,
      promptHash: protocol.recordedOnly ? null : hashOf(protocol.prompt),
      transport: protocol.transport,
      frames: protocol.frames,
      subtitles: protocol.subtitles,
      extractor: run.scored.extractor,
      scorer: run.scored.scorer,
      notes: protocol.notes,
      ...(protocol.custom ? { custom: true } : {}),
    },
    settings: manifest.settings,
    probes,
    completeness: {
      complete: Object.values(probes).every((probe) => probe.counts.failed === 0),
      skippedRows: manifest.skippedRows,
    },
    provenance: {
      level: 'submitted',
      runBy: attribution.runBy,
      source: attribution.source,
      endpoint: manifest.endpoint.kind,
      harness: manifest.harness,
      decoder: manifest.decoder,
      startedAt: manifest.startedAt,
      publishedAt: attribution.publishedAt.toISOString(),
      ...tokens(run.journal),
    },
    contamination: { state: 'unknown' },
  };
}

/**
 * The same run always has the same id, so that publishing again replaces and never doubles; a run that
 * differs in anything that makes it another run has another id.
 */
export function resultId(manifest: RunManifest): string {
  const { split, itemSet, protocol, model, asked, settings, benchmark, endpoint, seed } = manifest;
  const key = hashOf({
    benchmark,
    items: itemSet.hash,
    asked,
    settings,
    model: model.id,
    seed,
    asker: [endpoint.adapter, endpoint.kind, endpoint.identity],
  });
  const words = [itemSet.name ?? split, protocol.id, model.id].join('-').toLowerCase();
  const readable = words
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|-+$/g, '')
    .slice(0, 80);
  return `${readable}-${key.slice(0, 8)}`;
}

/**
 * A rule that reads only the rows gives the gold answer away wherever it is known to be right, so its
 * outcomes are withheld where the answers are not free to be published.
 */
function withholdsOutcomes(manifest: RunManifest, publishes: Benchmark['publishes']): boolean {
  if (publishes === 'aggregates') return true;
  return publishes === 'outcomes' && manifest.endpoint.kind === 'baseline';
}

function probeResult(
  run: RunRecord,
  probe: RunManifest['probes'][number],
  withheld: boolean,
): ProbeResult {
  const outcomes = outcomesOf(probe, run.scores, run.items);
  const summary = rounded(summarise(outcomes, run.items));
  return {
    version: probe.version,
    ...summary,
    // The total of a small cell would say what single answers are.
    ...(withheld ? { outcomes: null, breakdowns: {} } : { outcomes: encodeOutcomes(outcomes) }),
    shared: run.manifest.sharedProbes[probe.id] ?? null,
  };
}

function tokens(journal: Iterable<JournalLine>): {
  inputTokens: number | null;
  outputTokens: number | null;
} {
  let inputTokens: number | null = null;
  let outputTokens: number | null = null;
  for (const { reply } of journal) {
    const usage = reply?.usage;
    if (usage?.inputTokens !== undefined) inputTokens = (inputTokens ?? 0) + usage.inputTokens;
    if (usage?.outputTokens !== undefined) outputTokens = (outputTokens ?? 0) + usage.outputTokens;
  }
  return { inputTokens, outputTokens };
}
