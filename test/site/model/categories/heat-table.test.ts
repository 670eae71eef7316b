import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../harness/schema/outcome.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { heatSvg } from '../../../../site/src/charts/svg/heat-svg.ts';
import { boardsOf, type Board } from '../../../../site/src/model/board.ts';
import { heatFinding, heatTables } from '../../../../site/src/model/categories/heat-table.ts';
import { HOSTILE_NAME } from '../../support/example-board.ts';
import { makeItemSet, makeProbe, makeResult } from '../../support/make-result.ts';

const items = makeItemSet({
  hash: 'heat',
  benchmark: 'nextqa',
  split: 'val',
  name: null,
  items: 300,
  options: 4,
});
const types = items.breakdowns['type'];
if (types === undefined) throw new Error('no breakdown');

/** Right on the items of some labels only. */
function row(name: string, right: string[]): Result {
  const outcomes = types?.items.map((label): Outcome =>
    right.includes(types.labels[label] ?? '') ? 'correct' : 'wrong',
  );
  const full = makeProbe(items, outcomes ?? []);
  return makeResult(items, { full }, { id: name.slice(0, 5).toLowerCase(), model: { name } });
}

function tableOf(results: Result[]) {
  const [board] = boardsOf(results, null);
  const table = heatTables(board as Board, items).find(({ breakdown }) => breakdown === 'type');
  if (table === undefined) throw new Error('no table');
  return table;
}

describe('a table of models by labels', () => {
  const table = tableOf([row('First', ['causal', 'temporal']), row('Other', ['causal'])]);
  const cell = (at: number, label: string) =>
    table.rows[at]?.cells[table.labels.findIndex((one) => one.label === label)];

  it('has the labels in the order of the items, each with how many questions it has', () => {
    expect(table.labels.map(({ label }) => label)).toEqual(['causal', 'temporal', 'descriptive']);
    expect(table.labels.reduce((sum, { n }) => sum + n, 0)).toBe(300);
  });

  it('counts colours from the mean over all questions, to both sides alike', () => {
    const [first, other] = table.rows.map(
      ({ result }) => result.probes['full']?.accuracy?.value ?? 0,
    );
    expect(table.mean).toBeCloseTo(((first ?? 0) + (other ?? 0)) / 2, 12);
    expect(cell(0, 'causal')?.step).toBeGreaterThan(0);
    expect(cell(0, 'descriptive')?.step).toBeLessThan(0);
    for (const { cells } of table.rows)
      for (const { step } of cells) expect(Math.abs(step ?? 0)).toBeLessThanOrEqual(4);
  });

  it('marks the best of each column, equal ones together', () => {
    expect([cell(0, 'causal')?.best, cell(1, 'causal')?.best]).toEqual([true, true]);
    expect([cell(0, 'temporal')?.best, cell(1, 'temporal')?.best]).toEqual([true, false]);
  });

  it('says which label is hardest', () => {
    expect(heatFinding(table)).toMatch(
      /^Hardest for these models: descriptive, 0\.0% on average, \d+\.\d points below all questions$/,
    );
  });
});

it('colours nothing of fewer than thirty questions', () => {
  const small = makeItemSet({
    hash: 'few',
    benchmark: 'nextqa',
    split: 'val',
    name: null,
    items: 40,
    options: 4,
  });
  const outcomes = small.ids.map((_, at): Outcome => (at % 2 === 0 ? 'correct' : 'wrong'));
  const full = makeProbe(small, outcomes);
  const [board] = boardsOf([makeResult(small, { full }, { id: 'a', model: { name: 'A' } })], null);
  const table = heatTables(board as Board, small).find(({ labels }) => labels.length === 3);
  expect(table?.rows[0]?.cells.every(({ small: few, step }) => few && step === null)).toBe(true);
  expect(table === undefined ? '' : heatFinding(table)).toBe(
    'Too few questions by label to compare them',
  );
});

it('is none where no model has a score', () => {
  const [board] = boardsOf(
    [
      makeResult(
        items,
        {
          full: makeProbe(
            items,
            items.ids.map((): Outcome => 'correct'),
          ),
        },
        { id: 'rule', model: { name: 'rule', kind: 'baseline' } },
      ),
    ],
    null,
  );
  expect(heatTables(board as Board, items)).toEqual([]);
});

it('is a picture with every number, and names as text', () => {
  const svg = heatSvg(tableOf([row(HOSTILE_NAME, ['causal']), row('Other', [])]), 'a < b & "c"');
  expect(svg).not.toContain('<script');
  expect(svg).toContain('<title>a &#60; b &#38; &#34;c&#34;</title>');
  expect(svg.match(/>100\.0</g)).toHaveLength(1);
  expect(svg.match(/>0\.0</g)).toHaveLength(5);
});
