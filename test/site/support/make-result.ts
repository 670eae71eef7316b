import type { ItemSet } from '../../../harness/schema/item-set.ts';
import {
  OUTCOMES,
  encodeOutcomes,
  isScored,
  type Outcome,
} from '../../../harness/schema/outcome.ts';
import type { Counts } from '../../../harness/schema/counts.ts';
import type { ProbeResult, Result } from '../../../harness/schema/result.ts';
import { accuracy } from '../../../harness/statistics/accuracy.ts';
import { random } from '../../../harness/random.ts';

/** Items in clusters of unlike size, with two breakdowns. No text, as in the real files. */
export function makeItemSet(named: {
  hash: string;
  benchmark: string;
  split: string;
  name: string | null;
  items: number;
  options: number;
}): ItemSet {
  const { items, options, ...identity } = named;
  const dice = random(1, 'items', named.hash);
  const clusters: number[] = [];
  while (clusters.length < items) {
    const cluster = (clusters.at(-1) ?? -1) + 1;
    const size = Math.min(dice.integer(1, 4), items - clusters.length);
    clusters.push(...Array.from({ length: size }, () => cluster));
  }
  const label = (count: number): number[] => clusters.map(() => dice.integer(0, count - 1));
  return {
    schemaVersion: 1,
    ...identity,
    contentHash: `content-${named.hash}`,
    ids: clusters.map((_, index) => `${named.split}-${String(index).padStart(4, '0')}`),
    clusters,
    clusterIds: Array.from({ length: (clusters.at(-1) ?? 0) + 1 }, (_, index) => `video-${index}`),
    optionCounts: clusters.map(() => options),
    breakdowns: {
      type: { labels: ['causal', 'temporal', 'descriptive'], items: label(3) },
      duration: { labels: ['short', 'medium'], items: label(2) },
    },
  };
}

/** Outcomes drawn so that about `share` of the items are correct; the `odd` ones are spread evenly. */
export function drawOutcomes(
  itemSet: ItemSet,
  drawn: { key: string; share: number; odd?: Partial<Record<Outcome, number>> },
): Outcome[] {
  const dice = random(7, 'outcomes', itemSet.hash, drawn.key);
  const outcomes = itemSet.ids.map((): Outcome =>
    dice.integer(1, 10_000) <= drawn.share * 10_000 ? 'correct' : 'wrong',
  );
  for (const [outcome, count] of Object.entries(drawn.odd ?? {})) {
    for (let i = 0; i < count; i += 1) {
      outcomes[dice.integer(0, outcomes.length - 1)] = outcome as Outcome;
    }
  }
  return outcomes;
}

/** Everything a record says of one probe, computed from its outcomes. */
export function makeProbe(
  itemSet: ItemSet,
  outcomes: Outcome[],
  told: { shared?: string; publishes?: 'outcomes' | 'aggregates' } = {},
): ProbeResult {
  const all = outcomes.map((_, index) => index);
  const options = itemSet.optionCounts[0] ?? 0;
  const { counts, accuracy: whole } = estimate(itemSet, outcomes, all);
  const scored = outcomes.filter(isScored).length;
  const unscored = counts.failed + counts.unjudged;
  const answered = counts.correct + counts.wrong;
  const unreadable = scored - answered;
  return {
    version: 1,
    counts,
    accuracy: whole,
    chance: scored === 0 || options === 0 ? null : 1 / options,
    bounds:
      unscored === 0
        ? null
        : {
            low: counts.correct / (scored + unscored),
            high: (counts.correct + unscored) / (scored + unscored),
          },
    answeredOnly: unreadable === 0 || answered === 0 ? null : counts.correct / answered,
    outcomes: told.publishes === 'aggregates' ? null : encodeOutcomes(outcomes),
    shared: told.shared ?? null,
    breakdowns: Object.fromEntries(
      Object.entries(itemSet.breakdowns).map(([name, { labels, items }]) => [
        name,
        Object.fromEntries(
          labels.map((label, place) => [
            label,
            estimate(
              itemSet,
              outcomes,
              all.filter((index) => items[index] === place),
            ),
          ]),
        ),
      ]),
    ),
  };
}

function estimate(itemSet: ItemSet, outcomes: Outcome[], chosen: number[]) {
  const counts = tally(chosen.map((index) => outcomes[index] as Outcome));
  const scored = chosen.filter((index) => isScored(outcomes[index] as Outcome));
  if (scored.length === 0) return { counts, accuracy: null };
  return {
    counts,
    accuracy: accuracy(
      scored.map((index) => outcomes[index] === 'correct'),
      scored.map((index) => itemSet.clusters[index] as number),
    ),
  };
}

function tally(outcomes: Outcome[]): Counts {
  const of = (wanted: Outcome): number => outcomes.filter((outcome) => outcome === wanted).length;
  const { 'not-asked': notAsked, ...counts } = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, of(outcome)]),
  ) as Record<Outcome, number>;
  return { ...counts, notAsked };
}

type Changes = {
  id: string;
  model: Partial<Result['model']> & { name: string };
  protocol?: Partial<Result['protocol']>;
  provenance?: Partial<Result['provenance']>;
  settings?: Result['settings'];
  complete?: boolean;
};

/** A whole record around its probes; what a test does not care about is filled in. */
export function makeResult(
  itemSet: ItemSet,
  probes: Record<string, ProbeResult>,
  changes: Changes,
): Result {
  return {
    schemaVersion: 1,
    id: changes.id,
    benchmark: {
      id: itemSet.benchmark,
      split: itemSet.split,
      itemSet: itemSet.hash,
      itemSetName: itemSet.name,
      items: itemSet.ids.length,
      clusters: itemSet.clusterIds.length,
    },
    model: {
      id: `example/${changes.id}`,
      kind: 'model',
      org: 'Example Lab',
      family: null,
      parametersB: null,
      weights: 'open',
      revision: null,
      url: null,
      series: null,
      ...changes.model,
    },
    protocol: {
      id: 'sightline',
      title: 'Sightline standard',
      asked: 'a1f09c7be2d4538f6c0b',
      scored: '5be7d20c114fa9b3e8d7',
      promptHash: 'c03d9ef18a2b7745d1aa',
      transport: 'frames',
      frames: { sampler: 'linspace', count: 32, longSide: 768, jpegQuality: 90 },
      subtitles: false,
      extractor: { id: 'choice', version: 1 },
      scorer: { id: 'exact', version: 1 },
      notes: [],
      ...changes.protocol,
    },
    settings: changes.settings ?? { temperature: 0, maxTokens: 4096 },
    probes,
    completeness: { complete: changes.complete ?? true, skippedRows: 0 },
    provenance: {
      level: 'submitted',
      runBy: 'Example Lab',
      source: null,
      endpoint: 'model',
      harness: {
        version: '0.1.0',
        commit: '37f386562d122b04c1de99aa0017b6cde8f54e21',
        dirty: false,
      },
      decoder: { id: 'node-av', version: '6.1.1 (FFmpeg 8.0)' },
      startedAt: '2026-11-19T08:12:00Z',
      publishedAt: '2026-11-19T10:40:00Z',
      inputTokens: 12_345_678,
      outputTokens: 98_765,
      ...changes.provenance,
    },
    contamination: { state: 'unknown' },
  };
}
