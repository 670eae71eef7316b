import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../harness/schema/ledger.ts';
import { changedScore, changeTitle } from '../../../site/src/model/change-words.ts';
import { changesOf, groupedChanges, pastOf } from '../../../site/src/model/changes.ts';
import { exampleBoard } from '../support/example-board.ts';

const [one, other] = exampleBoard.results.slice(0, 2);
if (one === undefined || other === undefined) throw new Error('empty board');

const entry = (changes: Partial<LedgerEntry>): LedgerEntry => ({
  date: '2026-12-01T00:00:00Z',
  benchmark: one.benchmark.id,
  result: one.id,
  action: 'withdraw',
  reason: 'The replies were another model’s.',
  by: 'Example Lab',
  before: 0.5,
  after: null,
  url: null,
  ...changes,
});
const told = (ledger: LedgerEntry[]) =>
  changesOf([one, other], ledger).map(({ action, result }) => `${action} ${result.id}`);

describe('the page of a result', () => {
  it('tells its own corrections and withdrawals, the last first', () => {
    const ledger = [
      entry({ action: 'add' }),
      entry({ action: 'verify' }),
      entry({ action: 'correct', reason: 'A wrong name.' }),
      entry({ result: other.id }),
      entry({}),
    ];
    expect(pastOf(one, ledger).map(({ reason }) => reason)).toEqual([
      'The replies were another model’s.',
      'A wrong name.',
    ]);
    expect(pastOf(other, [])).toEqual([]);
  });
});

describe('the changelog', () => {
  it('has each result as added when it was published, and the ledger above it', () => {
    expect(told([entry({})])).toEqual([`withdraw ${one.id}`, `add ${other.id}`, `add ${one.id}`]);
    expect(changesOf([one], [])[0]).toMatchObject({
      date: one.provenance.publishedAt,
      before: null,
      after: one.probes['full']?.accuracy?.value,
    });
  });

  it('says of an addition once what the ledger says', () => {
    expect(told([entry({ action: 'add', date: '2020-01-01T00:00:00Z' })])).toEqual([
      `add ${other.id}`,
      `add ${one.id}`,
    ]);
  });

  it('of one moment, has the later line first', () => {
    expect(told([entry({}), entry({ action: 'reinstate' })]).slice(0, 2)).toEqual([
      `reinstate ${one.id}`,
      `withdraw ${one.id}`,
    ]);
  });

  it('knows nothing of results that are not there', () => {
    expect(changesOf([], [entry({})])).toEqual([]);
  });

  it('puts together what says the same of many', () => {
    const groups = groupedChanges(changesOf([one, other], [entry({})]));
    expect(groups.map((group) => group.length)).toEqual([1, 2]);
    expect(groups.map((group) => changeTitle(group, 'Video-MME'))).toEqual([
      `Withdrawn: ${one.model.name} on Video-MME`,
      'Added: 2 results on Video-MME',
    ]);
  });
});

it.each([
  [null, 0.5, '50.0 %'],
  [0.25, 0.5, '25.0 % before, 50.0 % after'],
  [0.25, null, '25.0 % before'],
  [null, null, null],
])('scores %s and %s are "%s"', (before, after, words) => {
  expect(changedScore({ before, after })).toBe(words);
});
