import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isJudgement, judge, type Judgement } from '../../../../harness/shortcuts/items/judge.ts';
import { binomialUpperTail } from '../../../../harness/statistics/binomial.ts';
import { observation } from '../../../support/blind-panel.ts';

const rule = { hits: 2, of: 3 };

it('counts hits over scored answers: unreadable ones are wrong, failures and unasked ones are none', () => {
  const observations = ['cccf-', 'cwuf-', 'cwwc-'].map((letters) => observation(letters));
  const judged = judge(observations, { optionCounts: [4, 4, 2, 4, 4], rule });
  expect(judged).toMatchObject([
    { hits: 3, answers: 3, needed: 2, flagged: true },
    { hits: 1, answers: 3, needed: 2, flagged: false },
    { hits: 1, answers: 3, options: 2, flagged: false },
    { hits: 1, answers: 1, needed: 1, flagged: true },
    'not-answered',
  ]);
});

it('has a guess floor and a p for each number of options', () => {
  const observations = ['cc', 'cc', 'cc'].map((letters) => observation(letters));
  const [four, two] = judge(observations, { optionCounts: [4, 2], rule }) as [Judgement, Judgement];
  expect(four.p).toBeCloseTo(1 / 64, 12);
  expect(two.p).toBeCloseTo(1 / 8, 12);
  expect(four.guessFloor).toBeCloseTo(0.15625, 12);
  expect(two.guessFloor).toBeCloseTo(0.5, 12);
  // Two tests: the smaller p counts twice.
  expect(four.q).toBeCloseTo(2 / 64, 12);
  expect(two.q).toBeCloseTo(1 / 8, 12);
});

it('leaves items without options out', () => {
  expect(judge([observation('cc')], { optionCounts: [0, 1], rule })).toEqual([
    'open-ended',
    'open-ended',
  ]);
});

it('has q between p and 1, in the order of p', () => {
  const letters = fc.array(fc.constantFrom('c', 'w', 'u', 'f', '-'), {
    minLength: 12,
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      fc.array(letters, { minLength: 1, maxLength: 6 }),
      fc.array(fc.integer({ min: 2, max: 8 }), { minLength: 12, maxLength: 12 }),
      (columns, optionCounts) => {
        const observations = columns.map((column) => observation(column.join('')));
        const some = judge(observations, { optionCounts, rule }).filter(isJudgement);
        for (const one of some) {
          expect(one.p).toBeCloseTo(binomialUpperTail(one.hits, one.answers, 1 / one.options), 10);
          expect(one.q).toBeGreaterThanOrEqual(one.p);
          expect(one.q).toBeLessThanOrEqual(1);
        }
        const sorted = some.toSorted((a, b) => a.p - b.p);
        const q = sorted.map((one) => one.q);
        expect(q).toEqual(q.toSorted((a, b) => a - b));
      },
    ),
    { numRuns: 50 },
  );
});
