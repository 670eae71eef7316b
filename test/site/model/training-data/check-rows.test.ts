import { expect, it } from 'vitest';
import type { ContaminationCheck } from '../../../../harness/schema/contamination-record.ts';
import { checkRows } from '../../../../site/src/model/training-data/check-rows.ts';

const byId: ContaminationCheck = {
  level: 'id',
  state: 'overlap',
  corpus: {
    name: 'web videos',
    sha256: 'a'.repeat(64),
    rows: 12_345,
    skipped: 0,
    completeBy: null,
  },
  rows: 12_345,
  items: { checked: 1000, flagged: 120, interval: { low: 0.101, high: 0.142 } },
  videos: { checked: 0, flagged: 0, interval: null },
  open: 0,
  audit: null,
  scores: null,
  checkedAt: '2026-11-19T08:12:00Z',
  harness: null,
};

it('a check gives flagged of checked with the interval, its corpus, and who calls that complete', () => {
  const complete = {
    ...byId,
    checkedAt: null,
    corpus: { ...byId.corpus, completeBy: 'its makers' },
  };
  const rows = checkRows({ state: 'overlap', checks: [byId, complete] });
  expect(rows[0]).toEqual({
    level: 'Source ids',
    corpus: 'web videos: 12\u202f345 rows, not said to be complete, looked into on 2026-11-19',
    items: '120 of 1\u202f000 (10.1\u201314.2%)',
    videos: 'none could be checked',
    state: 'overlap',
  });
  expect(rows[1]?.corpus).toBe('web videos: 12\u202f345 rows, complete according to its makers');
});

it('behaviour has tests and no corpus, and nobody who looked has no rows', () => {
  const behaviour: ContaminationCheck = {
    level: 'behaviour',
    state: 'unknown',
    tests: [],
    missing: [],
    checkedAt: null,
    harness: null,
  };
  expect(checkRows({ state: 'unknown', checks: [behaviour] })).toEqual([
    {
      level: 'Behaviour',
      corpus: null,
      items: '0 of 0 tests suspicious',
      videos: '–',
      state: 'unknown',
    },
  ]);
  expect(checkRows({ state: 'unknown' })).toEqual([]);
});
