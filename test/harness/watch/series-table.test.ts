import { expect, it } from 'vitest';
import { seriesRows, seriesTable } from '../../../harness/watch/series-table.ts';
import { shortcutRecord } from '../../support/shortcut-record.ts';
import { itemsIn } from '../comparison/sides.ts';

const items = itemsIn([2, 2, 2, 2, 2, 2]);

function checkpoint(step: number, letters: string, of = items) {
  const name = `sft step ${step}`;
  const changes = { id: `r${step}`, model: { id: name, name, series: { id: 'sft', step } } };
  return { step, result: shortcutRecord(of, { full: letters }, changes).result, items: of };
}

it('is a row a checkpoint in the order of the steps, with what has changed since', () => {
  const rows = seriesRows([
    checkpoint(300, 'ccccccccccww'),
    checkpoint(100, 'ccccccwwwwww'),
    checkpoint(200, 'ccccccccwwww'),
  ]);
  expect(rows.map(({ step, score }) => [step, score?.value])).toEqual([
    [100, 0.5],
    [200, expect.closeTo(8 / 12, 5)],
    [300, expect.closeTo(10 / 12, 5)],
  ]);
  const near = (value: number): unknown =>
    expect.objectContaining({
      difference: expect.closeTo(value, 9) as number,
    });
  expect(rows.map(({ sincePrevious }) => sincePrevious)).toEqual([null, near(1 / 6), near(1 / 6)]);
  expect(rows.map(({ sinceFirst }) => sinceFirst)).toEqual([null, near(1 / 6), near(1 / 3)]);
  const table = seriesTable(rows).split('\n');
  expect(table).toHaveLength(5);
  expect(table[4]).toMatch(/300 +83\.3 .* 12 +\+16\.7 \[.* to .*\] +\+33\.3 \[.* to .*\]$/);
});

it('has no difference for a single checkpoint, and none between benchmarks', () => {
  const other = itemsIn([2, 2, 2, 2, 2, 2], { hash: 'other', benchmark: 'second' });
  const rows = seriesRows([checkpoint(1, 'ccccccwwwwww'), checkpoint(2, 'ccccccwwwwww', other)]);
  expect(rows.map(({ place, sinceFirst }) => [place, sinceFirst])).toEqual([
    ['bench test', null],
    ['second test', null],
  ]);
});
