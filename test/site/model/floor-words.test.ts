import { describe, expect, it } from 'vitest';
import { boardsOf } from '../../../site/src/model/board.ts';
import {
  boardChance,
  boardFloor,
  expectedOf,
  floorNote,
} from '../../../site/src/model/floor-words.ts';
import { exampleBoard } from '../support/example-board.ts';
import { makeFloors } from '../support/make-floors.ts';

const [items] = exampleBoard.itemSets;
if (items === undefined) throw new Error('empty board');
const own = exampleBoard.results.filter(({ benchmark }) => benchmark.itemSet === items.hash);
const [board] = boardsOf(own, null);
const rows = board?.rows ?? [];

describe('the floor of a board', () => {
  it('is the best rule, by a name that can be read', () => {
    const floors = makeFloors(items, { random: 0.25, 'longest-option': 0.318, logit: 0.364 });
    expect(boardFloor(floors)).toEqual({
      value: 0.364,
      name: 'conditional logit',
      rules: 3,
      excepted: [],
    });
  });

  it('is chance where no rule is better', () => {
    expect(boardFloor(makeFloors(items, { 'longest-option': 0.2 }))).toEqual({
      value: 0.25,
      name: 'no rule beats chance',
      rules: 1,
      excepted: [],
    });
  });

  it('does not count a rule that reads answers about the same video', () => {
    const floors = makeFloors(items, { logit: 0.36, 'logit-questions': 0.5 });
    const { rules } = floors;
    rules['logit-questions'] = {
      version: 1,
      summary: 'folds of questions',
      learns: 'answers-same-video',
    };
    expect(boardFloor(floors)).toMatchObject({
      value: 0.36,
      rules: 1,
      excepted: ['logit questions'],
    });
  });

  it('is explained, and so is what is none', () => {
    const floor = { value: 0.36, name: 'conditional logit', rules: 14, excepted: [] };
    expect(floorNote(floor)).toMatch(/^Floor: the best of 14 rules .* score\.$/);
    expect(floorNote({ ...floor, excepted: ['option prior'] })).toContain(
      ' No floor: option prior, ',
    );
  });

  it('is not made up where it was not computed', () => {
    expect(boardFloor(undefined)).toBeNull();
  });
});

it('gives the chance of a board only where all rows have the same', () => {
  expect(boardChance({ rows })).toBe(0.25);
  const [first, ...rest] = rows;
  const full = first?.result.probes['full'];
  if (first === undefined || full === undefined) throw new Error('no row');
  const other = { ...first.result, probes: { full: { ...full, chance: 0.2 } } };
  expect(boardChance({ rows: [{ ...first, result: other }, ...rest] })).toBeNull();
});

it('gives the expected value of a baseline row only', () => {
  const floors = makeFloors(items, { 'longest-option': 0.318 });
  const expected = Object.fromEntries(
    own.map((result) => [result.id, expectedOf(result, floors)?.value ?? null]),
  );
  expect(expected['longest-option-short']).toBe(0.318);
  expect(expected['random-short']).toBeNull();
  expect(expected['wide-8b-short']).toBeNull();
});
