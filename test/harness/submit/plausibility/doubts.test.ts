import { describe, expect, it } from 'vitest';
import type { Floors } from '../../../../harness/schema/floors.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { doubtsOf } from '../../../../harness/submit/plausibility/doubts.ts';
import type { PlausibilityEvidence } from '../../../../harness/submit/plausibility/evidence.ts';
import type { ReplyFacts } from '../../../../harness/submit/reply-facts.ts';

const START = Date.parse('2027-01-01T00:00:00Z');
const ITEMS = 100;

const accuracy = (value: number, n = ITEMS) => ({
  value,
  low: value - 0.05,
  high: value + 0.05,
  n,
});

/** A reply of an item: two seconds, four requests after one another, pictures that cost tokens. */
function fact(index: number, probe: string, more: Partial<ReplyFacts> = {}): ReplyFacts {
  return {
    trial: `${index}/${probe}`,
    item: String(index),
    probe,
    variant: '',
    repeat: 0,
    says: null,
    startMs: START + 2000 * index,
    latencyMs: 2000,
    cached: false,
    text: `${probe} ${index}`,
    characters: 200,
    textCharacters: 200,
    inputTokens: probe === 'full' ? 3000 : 100,
    outputTokens: 50,
    ...more,
  };
}

function factsOf(more: (index: number, probe: string) => Partial<ReplyFacts> = () => ({})) {
  return ['full', 'blind'].flatMap((probe) =>
    Array.from({ length: ITEMS }, (_, index) => fact(index, probe, more(index, probe))),
  );
}

type Probes = Record<string, object>;
const PROBES: Probes = {
  full: { accuracy: accuracy(0.7), chance: 0.2, sameAsFull: null },
  blind: { accuracy: accuracy(0.3), chance: 0.2, sameAsFull: 'sd'.repeat(ITEMS / 2) },
};

function evidence(more: Partial<PlausibilityEvidence> & { probes?: Probes } = {}) {
  const { probes = {}, ...rest } = more;
  return {
    record: { probes: { ...PROBES, ...probes } } as unknown as Result,
    run: { endpoint: { kind: 'model' }, startedAt: new Date(START).toISOString() },
    items: {},
    environment: { endpoint: { concurrency: 4 } },
    facts: factsOf(),
    preparedAt: new Date(START + 24 * 3600 * 1000),
    floors: null,
    others: [],
    ...rest,
  } as unknown as PlausibilityEvidence;
}

const warned = (one: PlausibilityEvidence) =>
  doubtsOf(one).flatMap(({ code, status }) => (status === 'warn' ? [code] : []));

const other = (value: number) =>
  ({
    model: { kind: 'model', name: 'x' },
    probes: { full: { accuracy: accuracy(value) } },
  }) as unknown as Result;

describe('what is unlikely', () => {
  it('is nothing of an ordinary run', () => {
    expect(warned(evidence({ others: [other(0.65)] }))).toEqual([]);
  });

  it.each<[code: string, Parameters<typeof evidence>[0]]>([
    ['BLIND_ABOVE_FLOOR', { probes: { blind: { ...PROBES['blind'], accuracy: accuracy(0.65) } } }],
    ['ALL_RIGHT', { probes: { full: { ...PROBES['full'], accuracy: accuracy(1) } } }],
    ['ABOVE_THE_BEST', { others: [other(0.5)] }],
    ['SAME_REPLIES', { facts: factsOf((index) => (index < 40 ? { text: 'same' } : {})) }],
    [
      'PROBE_COPIES_FULL',
      { probes: { blind: { ...PROBES['blind'], sameAsFull: 's'.repeat(ITEMS) } } },
    ],
    ['REPLIES_TOO_FAST', { facts: factsOf(() => ({ latencyMs: 2 })) }],
    ['REPLIES_TOO_FAST', { facts: factsOf(() => ({ outputTokens: 20_000 })) }],
    ['TOO_MANY_AT_ONCE', { facts: factsOf(() => ({ startMs: START + 1000 })) }],
    [
      'REPLIES_OUT_OF_TIME',
      { facts: factsOf((index) => ({ startMs: START + 2000 * index - 3600 * 1000 })) },
    ],
    ['REPLIES_OUT_OF_TIME', { preparedAt: new Date(START + 10_000) }],
    ['OUTPUT_TOKENS_MISFIT', { facts: factsOf(() => ({ characters: 3000 })) }],
    ['PICTURES_COST_NOTHING', { facts: factsOf(() => ({ inputTokens: 100 })) }],
  ])('%s', (code, more) => {
    expect(warned(evidence(more))).toEqual([code]);
  });

  it('is not that a blind score reaches what rules reach', () => {
    const floors = {
      whole: { chance: 0.2, baselines: { bm25: { expected: accuracy(0.5), tiesByItemId: 0.5 } } },
      rules: { bm25: { learns: 'texts' } },
    } as unknown as Floors;
    const probes = { blind: { ...PROBES['blind'], accuracy: accuracy(0.5) } };
    expect(warned(evidence({ probes }))).toEqual(['BLIND_ABOVE_FLOOR']);
    expect(warned(evidence({ probes, floors }))).toEqual([]);
  });

  it('is neither a cache nor recorded answers: they have no times', () => {
    expect(warned(evidence({ facts: factsOf(() => ({ latencyMs: 0, cached: true })) }))).toEqual(
      [],
    );
    const run = { endpoint: { kind: 'recorded' }, startedAt: new Date(START).toISOString() };
    const recorded = { facts: factsOf(() => ({ latencyMs: 0 })), run } as never;
    expect(warned(evidence(recorded))).toEqual([]);
  });
});
