import { describe, expect, it } from 'vitest';
import type { Result } from '../../../../harness/schema/result.ts';
import { likelyCauses } from '../../../../site/src/model/reported/likely-causes.ts';
import { reproductionsOf } from '../../../../site/src/model/reported/reproductions.ts';
import { drawOutcomes, makeItemSet, makeProbe, makeResult } from '../../support/make-result.ts';
import { makeFigure, makeSource } from '../../support/make-reported.ts';

const whole = { hash: 'aa', benchmark: 'nextqa', split: 'val', name: null, items: 60, options: 5 };
const items = makeItemSet(whole);
const full = makeProbe(items, drawOutcomes(items, { key: 'reader', share: 0.6 }));
const record = makeResult(
  items,
  {
    full: {
      ...full,
      breakdowns: { type: { causal: { counts: full.counts, accuracy: full.accuracy } } },
    },
  },
  { id: 'reader', model: { name: 'Reader', id: 'reader-7b' } },
);
const part = { ...record, benchmark: { ...record.benchmark, itemSetName: 'short-786' } };
const figure = makeFigure({ modelId: 'reader-7b', value: 0.5 });

const pairs = (changes: Partial<typeof figure> = {}, results: Result[] = [record]) =>
  reproductionsOf([makeSource({ figures: [{ ...figure, ...changes }] })], results);

describe('reproductions', () => {
  it('subtract what was reported from what was measured', () => {
    const { same, other } = pairs();
    expect(same).toHaveLength(1);
    expect(same[0]?.difference).toBeCloseTo((full.accuracy?.value ?? 0) - 0.5, 12);
    expect(other).toEqual([]);
  });

  it('find the part of the questions among the breakdowns of the record', () => {
    expect(pairs({ part: { breakdown: 'type', label: 'causal' } }).same).toHaveLength(1);
    expect(pairs({ part: { breakdown: 'type', label: 'gone' } }).same).toEqual([]);
    expect(pairs({ part: { breakdown: 'constructor', label: 'name' } }).same).toEqual([]);
  });

  it('subtract nothing over other questions', () => {
    const { same, other } = pairs({}, [part]);
    expect(same).toEqual([]);
    expect(other.map(({ result }) => result.id)).toEqual(['reader']);
  });

  it.each<[string, Partial<typeof figure>, Partial<Result>]>([
    ['of another model', { modelId: 'other' }, {}],
    ['of a model that nobody said is the same', { modelId: null }, {}],
    ['of another metric', { metric: 'WUPS' }, {}],
    ['of another split', { split: 'test' }, {}],
    ['of people', { kind: 'human' }, {}],
    ['with a withdrawn record', {}, { provenance: { ...record.provenance, level: 'withdrawn' } }],
    [
      'with a record that is reported',
      {},
      { provenance: { ...record.provenance, level: 'reported' } },
    ],
  ])('are none %s', (_name, changes, differing) => {
    const { same, other } = pairs(changes, [{ ...record, ...differing }]);
    expect([...same, ...other]).toEqual([]);
  });
});

describe('likely causes', () => {
  const source = makeSource();
  const causes = (changes: Partial<typeof figure>, result: Result = record) =>
    likelyCauses({ figure: { ...figure, ...changes }, source, result }).map(({ what }) => what);

  it('leave out what is known to be equal, and keep what nobody states', () => {
    expect(causes({})).toEqual(['Frames', 'Subtitles', 'Prompt', 'Reading of replies']);
    expect(causes({ frames: '32', subtitles: false })).toEqual(['Prompt', 'Reading of replies']);
    expect(causes({ frames: '128', subtitles: true })).toContain('Frames');
  });

  it('are none where the very answers of the source were scored', () => {
    const scored = {
      ...record,
      provenance: {
        ...record.provenance,
        source: { title: 'Answers of the authors', url: source.source.url },
      },
    };
    expect(causes({}, scored)).toEqual([]);
  });
});
