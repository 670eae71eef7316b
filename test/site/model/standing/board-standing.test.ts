import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../harness/schema/outcome.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { boardsOf } from '../../../../site/src/model/board.ts';
import {
  boardStanding,
  type Standing,
} from '../../../../site/src/model/standing/board-standing.ts';
import { drawOutcomes, makeItemSet, makeProbe, makeResult } from '../../support/make-result.ts';

const items = makeItemSet({
  hash: 'standing',
  benchmark: 'nextqa',
  split: 'val',
  name: null,
  items: 600,
  options: 4,
});

function row(id: string, outcomes: Outcome[], publishes: 'outcomes' | 'aggregates' = 'outcomes') {
  const full = makeProbe(items, outcomes, { publishes });
  return makeResult(items, { full }, { id, model: { name: id } });
}

/** Right on the first `right` items. */
const upTo = (right: number): Outcome[] =>
  items.ids.map((_, item) => (item < right ? 'correct' : 'wrong'));

function standingOf(results: Result[]): Standing {
  const [board] = boardsOf(results, null);
  return boardStanding(board?.rows ?? [], items);
}

const idsOf = ({ bands }: Standing): string[][] =>
  bands.map((members) => members.map(({ id }) => id));
const rankOf = ({ places }: Standing, id: string) => places.get(id)?.rank;

describe('bands', () => {
  it('hold what cannot be told from the first, and part what can', () => {
    const standing = standingOf([
      row('a', drawOutcomes(items, { key: 'a', share: 0.7 })),
      row('b', drawOutcomes(items, { key: 'b', share: 0.69 })),
      row('c', drawOutcomes(items, { key: 'c', share: 0.4 })),
    ]);
    expect(idsOf(standing).map((band) => band.toSorted())).toEqual([['a', 'b'], ['c']]);
    expect(standing.leads).toBe(false);
    expect(standing.tests).toBe(3);
  });

  it('pair the answers: a small lead that every video shows is a lead', () => {
    // Nested: what the lower one has right the upper one has right too.
    const nested = standingOf([row('upper', upTo(460)), row('lower', upTo(430))]);
    expect(idsOf(nested)).toEqual([['upper'], ['lower']]);
    const apart = items.ids.map((_, item): Outcome => (item >= 170 ? 'correct' : 'wrong'));
    const unlike = standingOf([row('upper', upTo(460)), row('lower', apart)]);
    expect(idsOf(unlike)).toEqual([['upper', 'lower']]);
  });

  it('are one where all rows say the same', () => {
    const standing = standingOf(['a', 'b', 'c'].map((id) => row(id, upTo(300))));
    expect(idsOf(standing)).toEqual([['a', 'b', 'c']]);
    expect(standing.gap).toBeNull();
    expect(rankOf(standing, 'a')).toEqual({ low: 1, high: 3 });
  });

  it('are stricter the more rows are compared', () => {
    // Seven videos more or less: p is about .01, which three pairs bear and ninety do not.
    const leader = row('leader', upTo(420));
    const near = row(
      'near',
      items.ids.map((_, item): Outcome => {
        const lost = (items.clusters[item] as number) < 8;
        return item < 420 && !lost ? 'correct' : 'wrong';
      }),
    );
    expect(idsOf(standingOf([leader, near]))).toHaveLength(2);
    const crowd = Array.from({ length: 30 }, (_, at) =>
      row(`crowd-${at}`, drawOutcomes(items, { key: `${at}`, share: 0.3 })),
    );
    expect(idsOf(standingOf([leader, near, ...crowd]))[0]).toEqual(['leader', 'near']);
  });
});

describe('rank intervals', () => {
  it('are one rank where nothing else is possible', () => {
    const standing = standingOf([row('high', upTo(590)), row('low', upTo(20))]);
    expect(rankOf(standing, 'high')).toEqual({ low: 1, high: 1 });
    expect(rankOf(standing, 'low')).toEqual({ low: 2, high: 2 });
    expect(standing.leads).toBe(true);
    expect(standing.gap?.difference).toBeCloseTo(570 / 600, 12);
  });

  it('are the same whenever they are made', () => {
    const rows = ['a', 'b', 'c', 'd'].map((id) =>
      row(id, drawOutcomes(items, { key: id, share: 0.5 })),
    );
    expect(standingOf(rows).places).toEqual(standingOf(rows.toReversed()).places);
    expect(rankOf(standingOf(rows), 'a')?.high).toBeGreaterThan(1);
  });

  it('take a row over the items that it has scored', () => {
    const failed = drawOutcomes(items, { key: 'f', share: 0.9, odd: { failed: 20 } });
    const standing = standingOf([row('some-failed', failed), row('low', upTo(100))]);
    expect(rankOf(standing, 'some-failed')).toEqual({ low: 1, high: 1 });
    expect(standing.gap?.interval?.low).toBeGreaterThan(0.5);
  });
});

describe('what is not compared', () => {
  it('are rows whose single outcomes are withheld', () => {
    const standing = standingOf([
      row('open', upTo(300)),
      row('other', upTo(100)),
      row('secret', upTo(500), 'aggregates'),
    ]);
    expect(standing.unpaired).toBe(1);
    expect(standing.places.has('secret')).toBe(false);
    expect(idsOf(standing)).toEqual([['open'], ['other']]);
  });

  it('are baselines, withdrawn and reported rows, and rows of too few questions', () => {
    const full = makeProbe(items, upTo(500));
    const few = items.ids.map((_, item): Outcome => (item < 560 ? 'correct' : 'failed'));
    const standing = standingOf([
      row('model', upTo(300)),
      makeResult(items, { full }, { id: 'rule', model: { name: 'rule', kind: 'baseline' } }),
      makeResult(
        items,
        { full },
        { id: 'gone', model: { name: 'gone' }, provenance: { level: 'withdrawn' } },
      ),
      makeResult(
        items,
        { full },
        { id: 'paper', model: { name: 'paper' }, provenance: { level: 'reported' } },
      ),
      row('few', few),
    ]);
    expect([...standing.places.keys()]).toEqual(['model']);
  });

  it('leaves an empty board and a missing item set alone', () => {
    expect(boardStanding([], items)).toMatchObject({ bands: [], gap: null, tests: 0 });
    const [board] = boardsOf([row('a', upTo(5)), row('b', upTo(9))], null);
    expect(boardStanding(board?.rows ?? [], undefined)).toMatchObject({ bands: [], unpaired: 2 });
  });
});

it('flips signs on a board of few videos', () => {
  const tiny = makeItemSet({
    hash: 'tiny',
    benchmark: 'nextqa',
    split: 'val',
    name: null,
    items: 24,
    options: 4,
  });
  const tinyRow = (id: string, right: number) => {
    const outcomes = tiny.ids.map((_, item): Outcome => (item < right ? 'correct' : 'wrong'));
    return makeResult(tiny, { full: makeProbe(tiny, outcomes) }, { id, model: { name: id } });
  };
  const [board] = boardsOf([tinyRow('all', 24), tinyRow('none', 0)], null);
  expect(boardStanding(board?.rows ?? [], tiny).bands).toHaveLength(2);
  const [close] = boardsOf([tinyRow('all', 24), tinyRow('most', 22)], null);
  expect(boardStanding(close?.rows ?? [], tiny).bands).toHaveLength(1);
});
