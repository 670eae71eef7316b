import { expect, it } from 'vitest';
import { trainLogit } from '../../../../harness/endpoints/blind/conditional-logit.ts';
import { FeatureRowsBuilder, scoresOf } from '../../../../harness/endpoints/blind/feature-rows.ts';

/** `questions` of three options, of which the right one alone has feature 1; all have feature 0. */
function rows(questions: number) {
  const builder = new FeatureRowsBuilder();
  const choices = Array.from({ length: questions }, (_, n) => {
    for (let option = 0; option < 3; option += 1) {
      builder.add(0, 1);
      if (option === n % 3) builder.add(1, 1);
      builder.endRow();
    }
    return { from: 3 * n, to: 3 * n + 3, right: n % 3 };
  });
  return { rows: builder.build(), choices, dimensions: 3 };
}

it('weighs what tells options apart, and nothing that they share', () => {
  const weights = trainLogit(rows(300), { seed: 0, key: [] });
  expect(weights[0]).toBeCloseTo(0, 10);
  expect(weights[1]).toBeGreaterThan(0.5);
  expect(weights[2]).toBe(0);
});

it('without questions no weight moves', () => {
  expect([...trainLogit({ ...rows(2), choices: [] }, { seed: 0, key: [] })]).toEqual([0, 0, 0]);
});

it('scores are products of rows and weights, however many rows there are', () => {
  const builder = new FeatureRowsBuilder();
  for (let row = 0; row < 3000; row += 1) {
    builder.add(row % 7, row);
    builder.endRow();
  }
  const weights = Float64Array.from({ length: 7 }, (_, k) => k);
  expect([...scoresOf(builder.build(), weights, { from: 2998, to: 3000 })]).toEqual([
    2998 * (2998 % 7),
    2999 * (2999 % 7),
  ]);
});
