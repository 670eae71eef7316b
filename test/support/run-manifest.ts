import type { RunManifest } from '../../harness/schema/run-manifest.ts';

/** The manifest of a small run, with what a test wants to be different. */
export function runManifest(changes: Partial<RunManifest> = {}): RunManifest {
  return {
    schemaVersion: 1,
    run: 'a-run',
    benchmark: 'nextqa',
    split: 'val',
    data: '/data',
    itemSet: { hash: 'h', name: null, items: 2 },
    protocol: {
      id: 'sightline',
      title: 'ours',
      prompt: { segments: [{ text: '{question}' }], optionLine: '{letter}. {text}' },
      frames: { sampler: 'linspace', count: 32, longSide: 768, jpegQuality: 90 },
      transport: 'frames',
      subtitles: false,
      requestFields: {},
      defaults: {},
      extractor: 'choice',
      scorer: 'exact',
      recordedOnly: false,
      custom: false,
      notes: [],
    },
    asked: 'asked',
    endpoint: { adapter: 'openai', kind: 'model', model: 'm', identity: null, baseUrls: [] },
    model: {
      id: 'm',
      name: 'm',
      kind: 'model',
      org: null,
      family: null,
      parametersB: null,
      weights: 'unknown',
      revision: null,
      url: null,
      series: null,
    },
    settings: {},
    probes: [probeRecord('full')],
    sharedProbes: {},
    seed: 0,
    repeats: 1,
    shard: null,
    skippedRows: 0,
    harness: { version: '0', commit: null, dirty: null },
    decoder: null,
    startedAt: '2026-01-01T00:00:00.000Z',
    ...changes,
  };
}

/** A probe of a run that asks every item once, with what a test wants to be different. */
export function probeRecord(
  id: string,
  changes: Partial<RunManifest['probes'][number]> = {},
): RunManifest['probes'][number] {
  return {
    id,
    version: 1,
    mask: null,
    variants: [{ label: '', mask: null }],
    combine: 'mean',
    answers: 'as-asked',
    subset: null,
    inapplicable: [],
    wording: null,
    ...changes,
  };
}
