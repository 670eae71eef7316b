import { describe, expect, it } from 'vitest';
import {
  decodeOutcomeColumns,
  encodeOutcomeColumns,
} from '../../../site/src/items/item-outcomes.ts';
import { outcomeTable } from '../../../site/src/items/outcome-cells.ts';
import { itemSetGroups } from '../../../site/src/model/item-set-groups.ts';
import { boardsOf } from '../../../site/src/model/board.ts';
import { exampleBoard } from '../support/example-board.ts';

const [short] = exampleBoard.itemSets as [(typeof exampleBoard.itemSets)[number]];
const ofShort = exampleBoard.results.filter(({ benchmark }) => benchmark.itemSet === short.hash);

describe('outcomeTable', () => {
  const outcomes = decodeOutcomeColumns(encodeOutcomeColumns(ofShort, short.ids.length));
  const table = outcomeTable(outcomes, 0);

  it('has a line a result, models by name, and a column a probe', () => {
    const names = table.lines.map(({ row }) => row.name);
    const inOrder = new Intl.Collator('en', { numeric: true });
    expect(names).toEqual(names.toSorted(inOrder.compare));
    expect(table.probes[0]).toBe('full');
    for (const { cells } of table.lines) expect(cells).toHaveLength(table.probes.length);
  });

  it('sums variants up and tells colour apart from words', () => {
    const all = outcomes.columns.map(({ outcomes: own }) => own.length);
    expect(new Set(all)).toEqual(new Set([short.ids.length]));
    const texts = short.ids
      .map((_, item) => outcomeTable(outcomes, item))
      .flatMap(({ lines }) => lines.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])));
    expect(texts.some(({ text }) => /^\d of \d right$/.test(text))).toBe(true);
    expect(
      texts.filter(({ text }) => text === '✓ right').every(({ tone }) => tone === 'correct'),
    ).toBe(true);
    expect(texts.filter(({ text }) => text === '✕ unreadable').map(({ tone }) => tone)).toContain(
      'wrong',
    );
    expect(texts.filter(({ text }) => text === 'failed').map(({ tone }) => tone)).toContain('none');
  });
});

describe('itemSetGroups', () => {
  it('has each item set once, whatever parts its boards have, with all its results', () => {
    const [card] = exampleBoard.cards;
    const results = exampleBoard.results.filter(({ benchmark }) => benchmark.id === card?.id);
    if (card === undefined) throw new Error('no card');
    const boards = boardsOf(results, card);
    const groups = itemSetGroups({ boards: [...boards, ...boards], results, card });
    expect(groups.flatMap((group) => group.results)).toHaveLength(results.length);
    expect(groups.find(({ itemSet }) => itemSet === short.hash)?.title).toBe(
      'Short videos: short-786',
    );
  });
});
