import { random } from '../../../harness/random.ts';
import { rounded } from '../../../harness/publish/rounded.ts';
import { summarise } from '../../../harness/publish/summarise.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import { encodeOutcomes, isScored, type Outcome } from '../../../harness/schema/outcome.ts';
import type { Combine } from '../../../harness/schema/probe.ts';
import { SAME_AS_FULL, type ProbeResult, type Result } from '../../../harness/schema/result.ts';

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

type TellsOfProbe = {
  shared?: string;
  publishes?: 'outcomes' | 'aggregates';
  /** Of the record's `full`: what answers are compared with. */
  full?: Outcome[];
} & Pick<ProbeResult, 'subset' | 'inapplicable' | 'wording'>;

/** Everything a record says of one probe, computed from its outcomes as the publisher does. */
export function makeProbe(
  itemSet: ItemSet,
  outcomes: Outcome[],
  told: TellsOfProbe = {},
): ProbeResult {
  return {
    version: 1,
    ...rounded(summarise({ variants: [outcomes] }, itemSet)),
    ...lettersOf(outcomes, told),
    ...recordedOf(told),
  };
}

/** The same of a probe that asks each item in more than one way. */
export function makeVariants(
  itemSet: ItemSet,
  variants: Record<string, Outcome[]>,
  { combine, ...told }: TellsOfProbe & { combine: Combine },
): ProbeResult {
  return {
    version: 1,
    ...rounded(summarise({ variants: Object.values(variants), combine }, itemSet)),
    outcomes: null,
    combine,
    variants: Object.entries(variants).map(([label, outcomes]) => {
      const { counts, accuracy, chance } = rounded(summarise({ variants: [outcomes] }, itemSet));
      const { sameAsFull = null, ...letters } = lettersOf(outcomes, told);
      return { label, counts, accuracy, chance, ...letters, sameAsFull };
    }),
    ...recordedOf(told),
  };
}

function lettersOf(
  outcomes: Outcome[],
  { publishes, full }: TellsOfProbe,
): Pick<ProbeResult, 'outcomes' | 'sameAsFull'> {
  if (publishes === 'aggregates') return { outcomes: null };
  return {
    outcomes: encodeOutcomes(outcomes),
    ...(full === undefined ? {} : { sameAsFull: sameLetters(outcomes, full) }),
  };
}

/** Two wrong answers are the same one here, whatever they were. */
function sameLetters(outcomes: Outcome[], full: Outcome[]): string {
  return outcomes
    .map((outcome, item) => {
      const other = full[item] as Outcome;
      if (!isScored(outcome) || !isScored(other)) return SAME_AS_FULL.unknown;
      return outcome === other ? SAME_AS_FULL.same : SAME_AS_FULL.different;
    })
    .join('');
}

function recordedOf({ subset, inapplicable, wording, shared }: TellsOfProbe) {
  return {
    ...(subset === undefined ? {} : { subset }),
    ...(inapplicable === undefined ? {} : { inapplicable }),
    ...(wording === undefined ? {} : { wording }),
    shared: shared ?? null,
  };
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
