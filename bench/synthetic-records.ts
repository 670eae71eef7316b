import { rounded } from '../harness/publish/rounded.ts';
import { summarise } from '../harness/publish/summarise.ts';
import { random } from '../harness/random.ts';
import type { ItemSet } from '../harness/schema/item-set.ts';
import { encodeOutcomes, type Outcome } from '../harness/schema/outcome.ts';
import type { ProbeResult, Result } from '../harness/schema/result.ts';

/** Right with these odds; one answer in fifty is unreadable. */
const PROBES = {
  full: 0.7,
  rerun: 0.7,
  blind: 0.45,
  'frame-middle': 0.55,
  shuffle: 0.66,
  'wrong-video': 0.43,
};

export function syntheticItemSet(items: number, videos: number): ItemSet {
  const dice = random(3, 'items');
  const clusters = Array.from({ length: items }, (_, item) => item % videos).sort((a, b) => a - b);
  const kinds = ['CW', 'CH', 'TN', 'TC', 'TP', 'DC', 'DL', 'DO'];
  return {
    schemaVersion: 1,
    hash: 'synthetic',
    benchmark: 'synthetic',
    split: 'test',
    name: null,
    contentHash: 'synthetic',
    ids: clusters.map((_, item) => `q${item}`),
    clusters,
    clusterIds: Array.from({ length: videos }, (_, video) => `v${video}`),
    optionCounts: clusters.map(() => 5),
    breakdowns: {
      type: { labels: kinds, items: clusters.map(() => dice.integer(0, kinds.length - 1)) },
      duration: { labels: ['short', 'long'], items: clusters.map((video) => video % 2) },
    },
  };
}

export function syntheticResult(items: ItemSet, index: number): Result {
  const name = `model-${index}`;
  const drawn = Object.entries(PROBES).map(([id, share]) => {
    const dice = random(5, name, id);
    const outcomes = items.ids.map((): Outcome => {
      const at = dice.integer(0, 9999) / 10_000;
      if (at > 0.98) return 'unparsed';
      return at < share - 0.002 * index ? 'correct' : 'wrong';
    });
    return { id, outcomes };
  });
  const full = drawn[0]?.outcomes ?? [];
  const same = (outcomes: Outcome[]) =>
    outcomes.map((one, item) => (one === full[item] ? 's' : 'd')).join('');
  const probes = Object.fromEntries(
    drawn.map(({ id, outcomes }): [string, ProbeResult] => [
      id,
      {
        version: 1,
        ...rounded(summarise({ variants: [outcomes] }, items)),
        outcomes: encodeOutcomes(outcomes),
        sameAsFull: id === 'full' ? null : same(outcomes),
        shared: null,
      },
    ]),
  );
  return { ...RECORD, id: name, model: { ...RECORD.model, id: name, name }, probes };
}

const RECORD: Result = {
  schemaVersion: 1,
  id: 'model',
  benchmark: {
    id: 'synthetic',
    split: 'test',
    itemSet: 'synthetic',
    itemSetName: null,
    items: 1,
    clusters: 1,
  },
  model: {
    id: 'model',
    name: 'model',
    kind: 'model',
    org: null,
    family: null,
    parametersB: null,
    weights: 'unknown',
    revision: null,
    url: null,
    series: null,
  },
  protocol: {
    id: 'sightline',
    title: 'Sightline',
    asked: 'asked',
    scored: 'scored',
    promptHash: null,
    transport: 'frames',
    frames: { sampler: 'linspace', count: 32, longSide: 768, jpegQuality: 90 },
    subtitles: false,
    extractor: { id: 'choice', version: 1 },
    scorer: { id: 'exact', version: 1 },
    notes: [],
  },
  settings: {},
  probes: {},
  completeness: { complete: true, skippedRows: 0 },
  provenance: {
    level: 'submitted',
    runBy: null,
    source: null,
    endpoint: 'model',
    harness: { version: '0', commit: null, dirty: null },
    decoder: null,
    startedAt: null,
    publishedAt: '2026-01-01T00:00:00.000Z',
    inputTokens: null,
    outputTokens: null,
  },
  contamination: { state: 'unknown' },
};
