import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../harness/schema/outcome.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { boardsOf } from '../../../../site/src/model/board.ts';
import { boardStanding } from '../../../../site/src/model/standing/board-standing.ts';
import { verdictOf } from '../../../../site/src/model/standing/verdict.ts';
import { HOSTILE_NAME } from '../../support/example-board.ts';
import { makeItemSet, makeProbe, makeResult } from '../../support/make-result.ts';

const items = makeItemSet({
  hash: 'verdict',
  benchmark: 'nextqa',
  split: 'val',
  name: null,
  items: 400,
  options: 4,
});
const videos = items.clusterIds.length;

/** Right on `right` items from place `from` on. */
function row(
  id: string,
  right: number,
  told: { name?: string; from?: number; publishes?: 'aggregates'; kind?: 'baseline' } = {},
): Result {
  const { name = id, from = 0, publishes = 'outcomes', kind = 'model' } = told;
  const outcomes = items.ids.map((_, item): Outcome =>
    item >= from && item < from + right ? 'correct' : 'wrong',
  );
  const full = makeProbe(items, outcomes, { publishes });
  return makeResult(items, { full }, { id, model: { name, kind } });
}

function verdict(results: Result[]): string[] {
  const rows = boardsOf(results, null)[0]?.rows ?? [];
  return verdictOf(boardStanding(rows, items), rows).map((one) =>
    one.replaceAll(/[\u2068\u2069]/g, ''),
  );
}

describe('the verdict', () => {
  it('names who leads, and by how much', () => {
    const [head, gap] = verdict([row('Ahead', 300), row('Behind', 200)]);
    expect(head).toBe(
      `Ahead is ahead of every other row at 95% (paired, clustered by ${videos} videos).`,
    );
    expect(gap).toMatch(
      /^The first clear gap is between rank 1 and rank 2: Behind is 25\.0 points \[\d+\.\d to \d+\.\d\] behind Ahead\.$/,
    );
  });

  it('says of a tie that it is one, and where the first gap is', () => {
    const [head, gap] = verdict([
      row('A', 300),
      row('B', 299, { from: 101 }),
      row('C', 100, { from: 50 }),
    ]);
    expect(head).toMatch(/^A and B cannot be separated at 95% \(paired, clustered by/);
    expect(gap).toContain('between rank 2 and rank 3: C is 50.0 points [');
  });

  it('counts a large tie instead of naming it, and says that no gap shows', () => {
    const same = Array.from({ length: 5 }, (_, at) => row(`M${at}`, 200));
    expect(verdict(same)).toEqual([
      `The first 5 rows, from M0 to M4, cannot be separated from the first at 95% (paired, clustered by ${videos} videos). No clear gap shows.`,
    ]);
  });

  it('tells rows of one model by their frames', () => {
    const one = row('few', 200, { name: 'Same' });
    const other = row('many', 200, { name: 'Same' });
    expect(verdict([one, other])[0]).toMatch(/^Same \(32 frames\) and Same \(32 frames\) cannot/);
  });

  it('never calls what cannot be paired different', () => {
    const publishes = 'aggregates';
    expect(verdict([row('A', 399, { publishes }), row('B', 1, { publishes })])).toEqual([
      'The 2 rows cannot be separated: single outcomes are not published, so that nothing can be paired.',
    ]);
    expect(verdict([row('A', 399, { publishes }), row('B', 300), row('C', 1)]).at(-1)).toBe(
      '1 row could not be paired, as single outcomes are not published.',
    );
  });

  it('knows boards without a rank, with one, and with none at all', () => {
    expect(verdict([row('rule', 300, { kind: 'baseline' })])).toEqual([
      'Only baselines stand here so far: no model has been asked.',
    ]);
    expect(verdict([row('Only', 300)])).toEqual(['Only is the only row with a rank.']);
    expect(verdictOf(boardStanding([], items), [])).toEqual(['No row has been published yet.']);
  });

  it('gives no interval where all videos say the same', () => {
    expect(verdict([row('All', 400), row('None', 0)])[1]).toContain(
      'None is 100.0 points behind All.',
    );
  });

  it('keeps a hostile name apart from its own words', () => {
    const rows =
      boardsOf([row('h', 300, { name: HOSTILE_NAME }), row('b', 10)], null)[0]?.rows ?? [];
    expect(verdictOf(boardStanding(rows, items), rows)[0]).toContain(
      `\u2068${HOSTILE_NAME}\u2069 is`,
    );
  });
});
