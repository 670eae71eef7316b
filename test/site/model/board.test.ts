import { describe, expect, it } from 'vitest';
import type { Result } from '../../../harness/schema/result.ts';
import { bestRows, boardsOf, protocolCount, rowsShown } from '../../../site/src/model/board.ts';
import { boardStanding } from '../../../site/src/model/standing/board-standing.ts';
import { verdictOf } from '../../../site/src/model/standing/verdict.ts';
import { makeItemSet, makeProbe, makeResult } from '../support/make-result.ts';

const itemSet = makeItemSet({
  hash: 'set',
  benchmark: 'nextqa',
  split: 'val',
  name: null,
  items: 10,
  options: 5,
});

/** A result with `correct` of ten items right; null fails them all. */
function result(
  id: string,
  correct: number | null,
  changes: Partial<Parameters<typeof makeResult>[2]> = {},
): Result {
  const outcomes = itemSet.ids.map((_, index) =>
    correct === null ? 'failed' : index < correct ? 'correct' : 'wrong',
  );
  return makeResult(
    itemSet,
    { full: makeProbe(itemSet, outcomes) },
    { id, model: { name: id }, ...changes },
  );
}

const baseline = { model: { name: 'guess', kind: 'baseline' } } as const;
const withdrawn = { provenance: { level: 'withdrawn' } } as const;

function ranksOf(results: Result[]): [string, number | null][] {
  return boardsOf(results, null).flatMap(({ rows }) =>
    rows.map(({ result: { id }, rank }): [string, number | null] => [id, rank]),
  );
}

describe('ranks', () => {
  it('go to models, best first; a baseline has a place and no rank', () => {
    expect(ranksOf([result('low', 2), result('guess', 4, baseline), result('high', 8)])).toEqual([
      ['high', 1],
      ['guess', null],
      ['low', 2],
    ]);
  });

  it('are shared by equal scores, and the next one is skipped', () => {
    expect(ranksOf([result('c', 3), result('b', 5), result('a', 5)])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 3],
    ]);
  });

  it('do not go to withdrawn rows or rows without a score, which come last', () => {
    expect(
      ranksOf([result('gone', 9, withdrawn), result('none', null), result('zero', 0)]),
    ).toEqual([
      ['zero', 1],
      ['none', null],
      ['gone', null],
    ]);
  });
});

describe('boards', () => {
  const on = (id: string, split: string, changes = {}): Result => ({
    ...result(id, 5, changes),
    benchmark: { ...result(id, 5).benchmark, split, itemSet: `set-${split}` },
  });
  const card = {
    splits: [
      { id: 'val', title: 'Validation' },
      { id: 'test', title: 'Test' },
    ],
  };

  it('hold one item set each, in the order of the card', () => {
    const boards = boardsOf([on('a', 'test'), on('b', 'val'), on('c', 'other')], card);
    expect(boards.map(({ title }) => title)).toEqual(['Validation', 'Test', 'other']);
  });

  it('with models come before boards with baselines only', () => {
    const boards = boardsOf([on('a', 'test'), on('b', 'val', baseline)], card);
    expect(boards.map(({ title }) => title)).toEqual(['Test', 'Validation']);
  });

  it('count the ways of asking', () => {
    const other = result('b', 5, { protocol: { asked: 'another' } });
    expect(protocolCount({ rows: boardsOf([result('a', 5), other], null)[0]?.rows ?? [] })).toBe(2);
  });

  it('give the best row of each model', () => {
    const twice = (id: string, correct: number): Result =>
      result(id, correct, { model: { name: 'Twice', id: 'org/twice' } });
    const [board] = boardsOf(
      [
        twice('few-frames', 4),
        twice('many-frames', 7),
        result('other', 5),
        result('g', 9, baseline),
      ],
      null,
    );
    expect(bestRows({ rows: board?.rows ?? [] }).map(({ result: { id } }) => id)).toEqual([
      'many-frames',
      'other',
    ]);
  });
});

it('a page holds the rows of its first boards and some of every other', () => {
  const boards = [60, 50, 5].map((count) => ({
    rows: boardsOf(
      Array.from({ length: count }, (_, at) => result(`m${at}`, 5)),
      null,
    ).flatMap(({ rows }) => rows),
  }));
  expect(rowsShown(boards, 80)).toEqual([60, 20, 5]);
  expect(rowsShown(boards, 30)).toEqual([30, 10, 5]);
  expect(rowsShown(boards, Infinity)).toEqual([60, 50, 5]);
});

describe('boards of one item set', () => {
  it('part where an order would mean nothing, and keep baselines with the larger part', () => {
    const subtitled = { protocol: { subtitles: true } };
    const boards = boardsOf(
      [result('a', 5), result('b', 6), result('s', 9, subtitled), result('rule', 3, baseline)],
      null,
    );
    expect(boards.map(({ title, rows }) => [title, rows.map((row) => row.result.id)])).toEqual([
      ['val, without subtitles', ['b', 'a', 'rule']],
      ['val, with subtitles', ['s']],
    ]);
    expect(boards[1]?.rows[0]?.rank).toBe(1);
    expect(new Set(boards.map(({ id }) => id)).size).toBe(2);
  });

  it('part by how replies become outcomes', () => {
    const other = result('other', 5, { protocol: { scored: 'another-way' } });
    expect(boardsOf([result('a', 5), other], null).map(({ title }) => title)).toEqual([
      'val, choice v1, scored hash 5be7d20',
      'val, choice v1, scored hash another',
    ]);
  });
});

it('ranks nothing that others report, and nothing of too few questions', () => {
  const reported = { provenance: { level: 'reported' } } as const;
  const few = result('few', 9);
  const full = few.probes['full'];
  if (full?.accuracy == null) throw new Error('no score');
  full.accuracy = { ...full.accuracy, n: 9 };
  expect(ranksOf([result('own', 3), result('paper', 9, reported), few])).toEqual([
    ['few', null],
    ['paper', null],
    ['own', 1],
  ]);
});

describe('an anchored subset', () => {
  const subset = { of: 'set', ofItems: 100, items: 10, seed: 9 };
  const onSubset = (one: Result): Result => ({
    ...one,
    benchmark: { ...one.benchmark, itemSet: 'part', itemSetName: 'subset-10', subset },
  });
  const boards = boardsOf(
    [onSubset(result('step-2', 9)), onSubset(result('step-1', 4)), result('whole', 5, baseline)],
    null,
  );

  it('has a board of its own, the last one, which says so and why', () => {
    expect(boards.map(({ title }) => title)).toEqual(['val', 'val: subset-10 of 100, not ranked']);
    expect(boards[0]?.mark).toBeUndefined();
    expect(boards[1]?.mark).toMatch(/^Anchored subset: 10 of 100 questions, .* never ranked\.$/);
  });

  it('ranks nobody, however high the score', () => {
    expect(boards[1]?.rows.map(({ result: { id }, rank }) => [id, rank])).toEqual([
      ['step-2', null],
      ['step-1', null],
    ]);
    expect(bestRows({ rows: boards[1]?.rows ?? [] })).toEqual([]);
  });

  it('has no tie band, and its verdict is the mark', () => {
    const rows = boards[1]?.rows ?? [];
    const standing = boardStanding(rows, itemSet);
    expect([standing.bands, standing.places.size]).toEqual([[], 0]);
    expect(verdictOf(standing, rows)).toEqual([boards[1]?.mark]);
  });
});
