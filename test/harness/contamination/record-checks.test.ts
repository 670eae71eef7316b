import { describe, expect, it } from 'vitest';
import { checksOf, joinChecks } from '../../../harness/contamination/record-checks.ts';
import type { BehaviourReport } from '../../../harness/schema/contamination-behaviour.ts';
import type { ContaminationReport } from '../../../harness/schema/contamination-report.ts';
import { behaviourCheck, corpusCheck } from '../../support/contamination-checks.ts';

const benchmark = {
  id: 'nextqa',
  split: 'val',
  itemSet: 'abc',
  itemSetName: null,
  items: 10,
  clusters: 5,
};
const record = { id: 'val-sightline-m-1', benchmark, model: { id: 'm' } };
const estimate = {
  value: 0.5,
  low: 0.3,
  high: 0.7,
  se: null,
  estimator: 'wilson' as const,
  n: 10,
  clusters: 5,
};
const score = (result: string) => ({
  result,
  model: 'M',
  protocol: 'sightline',
  all: estimate,
  clean: estimate,
  flagged: null,
  difference: { value: -0.1, low: null, high: null, n: 10 },
  withheld: null,
});

function report(more: Partial<ContaminationReport> = {}, scores = [score(record.id)]) {
  const { rows, items, videos, open, state } = corpusCheck({ level: 'id', state: 'overlap' });
  return {
    schemaVersion: 1,
    benchmark,
    corpus: {
      name: 'train.jsonl',
      sha256: 'a'.repeat(64),
      rows: 1000,
      skipped: 0,
      names: 'any',
      completeBy: null,
    },
    state: 'overlap',
    because: 'found by id',
    seed: 0,
    levels: [
      {
        level: 'id',
        state,
        rows,
        items,
        videos,
        open,
        flaggedIds: ['1', '2', '3'],
        audit: null,
        scores,
        details: { platforms: {}, otherSpan: 0, weaker: { fileName: 0, channel: null } },
      },
    ],
    made: { at: '2026-11-01T00:00:00.000Z', harness: '1.2.3' },
    ...more,
  } satisfies ContaminationReport;
}

describe('a report in a record', () => {
  it('is counts, scores of this record, the corpus and when it was made: no ids of items', () => {
    const [check] = checksOf(report(), record);
    expect(check).toMatchObject({
      level: 'id',
      state: 'overlap',
      corpus: { name: 'train.jsonl', completeBy: null },
      items: { flagged: 3 },
      scores: { clean: { value: 0.5 }, difference: { value: -0.1 } },
      checkedAt: '2026-11-01T00:00:00.000Z',
      harness: '1.2.3',
    });
    expect(JSON.stringify(check)).not.toMatch(/flaggedIds|"model"|"result"/);
  });

  it('without scores of any result is about whoever it is attached to', () => {
    expect(checksOf(report({}, []), record)[0]).toMatchObject({ scores: null });
  });

  it.each([
    ['other items', report({ benchmark: { ...benchmark, itemSet: 'xyz' } }), /report is over/],
    ['another benchmark', report({ benchmark: { ...benchmark, id: 'star' } }), /report is over/],
    ['other results', report({}, [score('other')]), /made for other, and not for val-sightline/],
  ])('of %s is refused', (_, wrong, message) => {
    expect(() => checksOf(wrong, record)).toThrow(message);
    expect(() => checksOf(wrong, record)).toThrow(
      expect.objectContaining({ code: 'COMPARISON_REFUSED' }) as Error,
    );
  });

  it('on behaviour gives the tests of its run, and none of another', () => {
    const { tests, missing } = behaviourCheck(true);
    const behaviour: BehaviourReport = {
      schemaVersion: 1,
      level: 'behaviour',
      evidence: 'weak',
      seed: 0,
      runs: [
        {
          result: record.id,
          model: { id: 'm', name: 'M' },
          protocol: 'sightline',
          benchmark,
          tests,
          missing,
        },
      ],
    };
    expect(checksOf(behaviour, record)).toEqual([behaviourCheck(true)]);
    expect(() => checksOf(behaviour, { ...record, id: 'other' })).toThrow(/nothing of other/);
  });
});

it('a later check of the same corpus and level takes the place of the earlier', () => {
  const before = [
    corpusCheck({ level: 'id', state: 'overlap' }),
    corpusCheck({ level: 'text', state: 'unknown' }),
    behaviourCheck(false),
  ];
  const again = corpusCheck({ level: 'id', state: 'unknown' });
  const joined = joinChecks(before, [again, behaviourCheck(true)]);
  expect(joined).toHaveLength(3);
  expect(joined).toContainEqual(again);
  expect(joined).not.toContainEqual(before[0]);
});
