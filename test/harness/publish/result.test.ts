import { describe, expect, it } from 'vitest';
import { describeItems } from '../../../harness/plan/item-set.ts';
import { makeResult, type RunRecord } from '../../../harness/publish/result.ts';
import type { RunManifest } from '../../../harness/schema/run-manifest.ts';
import { resultSchema } from '../../../harness/schema/result.ts';
import { choiceItem } from '../../support/items.ts';
import { probeRecord, runManifest } from '../../support/run-manifest.ts';

const items = describeItems(
  { id: 'video-mme', breakdowns: () => ({}) },
  [choiceItem('a_1'), choiceItem('a_2')],
  'short-786',
);
const attribution = { runBy: null, source: null, publishedAt: new Date(0) };

function record(changes: Partial<RunManifest> = {}): RunRecord {
  return {
    manifest: runManifest({ benchmark: 'video-mme', ...changes }),
    items,
    scores: [
      {
        trial: 'a_1/full',
        item: 'a_1',
        probe: 'full',
        variant: '',
        repeat: 0,
        answer: 'B',
        rule: 'whole-reply',
        outcome: 'correct',
        values: { accuracy: 1 },
        scored: 's',
      },
    ],
    journal: [],
    scored: {
      scored: 's',
      extractor: { id: 'choice', version: 1 },
      scorer: { id: 'exact', version: 1 },
    },
  };
}

describe('makeResult', () => {
  it('counts an item without a score as failed, so that an interrupted run is no small one', () => {
    const result = resultSchema.parse(makeResult(record(), 'outcomes', attribution));
    expect(result.probes['full']).toMatchObject({
      outcomes: 'cf',
      counts: { correct: 1, failed: 1 },
    });
    expect(result.completeness.complete).toBe(false);
  });

  it('tells items outside a subset from failures', () => {
    const probes = [probeRecord('full', { mask: 'x-' })];
    const result = makeResult(record({ probes }), 'outcomes', attribution);
    expect(result.probes['full']?.outcomes).toBe('c-');
    expect(result.completeness.complete).toBe(true);
  });

  it.each([
    ['text', 'baseline', 'cf'],
    ['predictions', 'baseline', 'cf'],
    ['outcomes', 'model', 'cf'],
    ['outcomes', 'recorded', 'cf'],
    ['outcomes', 'baseline', null],
    ['aggregates', 'model', null],
  ] as const)(
    'of a benchmark that publishes %s, a %s has the outcomes %s',
    (publishes, kind, outcomes) => {
      const endpoint = { adapter: 'x', kind, model: 'm', identity: null, baseUrls: [] };
      const result = makeResult(record({ endpoint }), publishes, attribution);
      expect(result.probes['full']?.outcomes).toBe(outcomes);
    },
  );

  it('says which probe was asked for several results', () => {
    const result = makeResult(
      record({ sharedProbes: { full: 'asked once' } }),
      'outcomes',
      attribution,
    );
    expect(result.probes['full']?.shared).toBe('asked once');
  });
});
