import { expect, it } from 'vitest';
import { boardsOf } from '../../../site/src/model/board.ts';
import { embedRows } from '../../../site/src/model/embed-rows.ts';
import { exampleBoard } from '../support/example-board.ts';

it('is the best ranked row of each model, best first, with its interval', () => {
  const own = exampleBoard.results.filter(({ benchmark }) => benchmark.id === 'video-mme');
  const [board] = boardsOf(own, null);
  if (board === undefined) throw new Error('no board');
  const rows = embedRows(board);
  const values = rows.map(({ value }) => value);
  expect(values).toEqual(values.toSorted((a, b) => b - a));
  const models = rows.map(({ result }) => result.model.id);
  expect(new Set(models).size).toBe(models.length);
  expect(rows.length).toBeGreaterThan(2);
  for (const { result, value, interval } of rows) {
    expect(result.model.kind).toBe('model');
    expect(result.provenance.level).not.toBe('withdrawn');
    expect(interval?.low).toBeLessThanOrEqual(value);
  }
});
