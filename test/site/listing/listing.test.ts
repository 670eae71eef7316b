import { describe, expect, it } from 'vitest';
import { modelsOf } from '../../../site/src/model/models.ts';
import { slugOf } from '../../../site/src/model/slug.ts';
import {
  isChosen,
  readResultQuery,
  writeResultQuery,
} from '../../../site/src/listing/result-query.ts';
import { exampleBoard } from '../support/example-board.ts';

describe('slugOf', () => {
  it('leaves an id that fits as it is', () => {
    expect(slugOf('qwen3-vl-8b')).toBe('qwen3-vl-8b');
  });

  it.each([
    'Qwen/Qwen3-VL-8B',
    '../../etc',
    '',
    ' ',
    '<script>',
    'نموذج',
    'a'.repeat(300),
    '.',
    '..',
  ])('makes an address of %j', (id) => {
    expect(slugOf(id)).toMatch(/^[a-z0-9][a-z0-9._-]{0,80}$/);
  });

  it('keeps ids apart that look alike', () => {
    const ids = ['a/b', 'a-b', 'A-b', 'a b', slugOf('a/b')];
    expect(new Set(ids.map(slugOf)).size).toBe(ids.length);
  });
});

describe('modelsOf', () => {
  it('has every model once, baselines last, with all its results', () => {
    const models = modelsOf(exampleBoard.results);
    const count = models.reduce((sum, { results }) => sum + results.length, 0);
    expect(count).toBe(exampleBoard.results.length);
    const kinds = models.map(({ model }) => model.kind);
    expect(kinds).toEqual(kinds.toSorted((a, b) => (a < b ? 1 : -1)));
    expect(new Set(models.map(({ model }) => model.id)).size).toBe(models.length);
  });

  it('reads sizes as numbers and describes a model as its newest result does', () => {
    const [one] = exampleBoard.results;
    if (one === undefined) throw new Error('no result');
    const named = (name: string, day: string) => ({
      ...one,
      model: { ...one.model, id: name.slice(0, 6), name, family: 'F' },
      provenance: { ...one.provenance, publishedAt: `2026-01-${day}T00:00:00Z` },
    });
    const models = modelsOf([named('Wide-72B', '01'), named('Wide-8B', '02')]);
    expect(models.map(({ model }) => model.name)).toEqual(['Wide-8B', 'Wide-72B']);
    const [same] = modelsOf([named('Wide-7B', '01'), named('Wide-7C', '02')]);
    expect(same?.model.name).toBe('Wide-7C');
  });
});

describe('the filter of results', () => {
  const row = {
    benchmark: 'b',
    kind: 'model',
    level: 'submitted',
    words: 'wide-72b aperture wide',
  };

  it('comes back from its address, and is no address where all is shown', () => {
    const query = { benchmark: 'b', kind: 'model', level: null, search: 'ü & 2%' };
    expect(readResultQuery(writeResultQuery(query))).toEqual(query);
    expect(writeResultQuery({ benchmark: null, kind: null, level: null, search: '' })).toBe('');
  });

  it('wants every word and every choice', () => {
    const all = { benchmark: null, kind: null, level: null, search: '' };
    expect(isChosen(row, all)).toBe(true);
    expect(isChosen(row, { ...all, search: 'APERTURE  wide' })).toBe(true);
    expect(isChosen(row, { ...all, search: 'aperture narrow' })).toBe(false);
    expect(isChosen(row, { ...all, level: 'withdrawn' })).toBe(false);
    expect(isChosen(row, { ...all, benchmark: 'c' })).toBe(false);
    expect(isChosen(row, { ...all, kind: 'baseline' })).toBe(false);
  });
});
