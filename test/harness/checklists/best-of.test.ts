import { describe, expect, it } from 'vitest';
import { rubric } from '../../../benchmarks/ruler-bench/rubric.ts';
import { bestOf, type Candidates } from '../../../harness/checklists/best-of.ts';
import { compareGenerators } from '../../../harness/checklists/comparison.ts';
import { scoreItems, type ItemScore } from '../../../harness/checklists/item-scores.ts';
import { SCORING_RULES } from '../../../harness/checklists/scoring-rule.ts';
import { winRates } from '../../../harness/checklists/win-rate.ts';
import { benchmarkOf, judged } from './judged-items.ts';

function score(points: number, id = 'a_1'): ItemScore {
  const item = judged({ RC: [points] }, { id });
  return scoreItems([item], rubric, SCORING_RULES.nan).scores[0]!;
}
const averages = (scores: ItemScore[]) => scores.map(({ average }) => average);
const scoresOf = (seed: number) =>
  scoreItems(benchmarkOf({ tasks: 2, items: 5, seed }), rubric, SCORING_RULES.official).scores;

describe('the best of several videos', () => {
  it('is chosen by the one judge and scored by the other', () => {
    const items = [{ a: [score(0), score(2), score(1)], b: [score(2), score(1), score(2)] }];
    const best = bestOf(items, 3);
    expect(averages(best.meanByA)).toEqual([0.5]);
    expect(averages(best.bestByA)).toEqual([1]);
    expect(averages(best.chosenByA)).toEqual([0.5]);
    expect(averages(best.meanByB)[0]).toBeCloseTo(5 / 6, 12);
    expect(best.chosenByA[0]?.dimensions['Rule Coherence']).toBe(0.5);
  });

  it('is any of those that the judge finds equally good', () => {
    const items = [{ a: [score(2), score(2), score(0)], b: [score(2), score(0), score(2)] }];
    expect(averages(bestOf(items, 3).chosenByA)).toEqual([0.5]);
  });

  it('leaves out an item that lacks a candidate or a score', () => {
    const whole = { a: [score(2), score(1)], b: [score(2), score(1)] };
    const items: Candidates[] = [
      whole,
      { a: [score(2)], b: [score(2)] },
      { a: [score(2), null], b: [score(2), score(1)] },
      { a: [score(2), score(1)], b: [null, score(1)] },
    ];
    const { incomplete, bestByA } = bestOf(items, 2);
    expect([incomplete, bestByA.length]).toEqual([3, 1]);
    expect(bestOf([{ a: [], b: [] }], 0).incomplete).toBe(1);
  });

  it('flatters where both judges guess: the second sees no gain', () => {
    const k = 5;
    const [ofA, ofB] = [10, 20].map((from) =>
      Array.from({ length: k }, (_, draw) => scoresOf(from + draw)),
    );
    const items = ofA![0]!.map((_, i) => ({
      a: ofA!.map((scores) => scores[i]!),
      b: ofB!.map((scores) => scores[i]!),
    }));
    const best = bestOf(items, k);
    const gain = (after: ItemScore[], before: ItemScore[]) =>
      compareGenerators(after, before, { rubric, resampling: { seed: 1, key: 'gain' } })
        .figures[4]!;
    expect(gain(best.bestByA, best.meanByA).difference).toBeGreaterThan(0.15);
    const honest = gain(best.chosenByA, best.meanByB);
    expect(Math.abs(honest.difference!)).toBeLessThan(3 * honest.interval!.se);
  });
});

describe('win rates', () => {
  const resampling = { seed: 1, key: 'wins' };

  it('count outright wins, with ties lost by both', () => {
    const { rates, items } = winRates(
      new Map([
        ['x', [score(2, '1'), score(1, '2'), score(1, '3')]],
        ['y', [score(1, '1'), score(1, '2'), score(0, '3')]],
        ['z', [score(0, '1'), score(1, '2'), score(1, '3')]],
      ]),
      resampling,
    );
    expect(items).toBe(3);
    expect(rates.map(({ strict }) => strict * 6)).toEqual(
      [3, 1, 1].map((wins) => expect.closeTo(wins, 9)),
    );
    expect(rates.map(({ ties }) => ties * 6)).toEqual(
      [3, 2, 3].map((ties) => expect.closeTo(ties, 9)),
    );
    expect(rates.map(({ halfTies }) => halfTies).reduce((sum, one) => sum + one)).toBeCloseTo(
      1.5,
      12,
    );
  });

  it('add to what the ties leave', () => {
    const generators = new Map([1, 2, 3, 4].map((seed) => [`g${seed}`, scoresOf(seed)]));
    const { rates } = winRates(generators, resampling);
    const sum = (of: (rate: (typeof rates)[number]) => number) =>
      rates.reduce((all, rate) => all + of(rate), 0);
    expect(sum(({ strict }) => strict)).toBeCloseTo((4 - sum(({ ties }) => ties)) / 2, 9);
    for (const { strict, interval } of rates) {
      expect(interval!.low).toBeLessThan(strict);
      expect(interval!.high).toBeGreaterThan(strict);
    }
  });

  it('are over the items that all have', () => {
    const [all, some] = [scoresOf(1), scoresOf(2).slice(10)];
    const two = (b: ItemScore[]) =>
      new Map([
        ['a', all],
        ['b', b],
      ]);
    expect(winRates(two(some), resampling).items).toBe(some.length);
    expect(winRates(two([]), resampling)).toEqual({ rates: [], items: 0 });
    expect(() => winRates(new Map([['a', all]]), resampling)).toThrow(RangeError);
  });
});
