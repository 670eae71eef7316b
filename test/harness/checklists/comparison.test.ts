import { describe, expect, it } from 'vitest';
import { rubric } from '../../../benchmarks/ruler-bench/rubric.ts';
import { compareGenerators } from '../../../harness/checklists/comparison.ts';
import { scoreItems } from '../../../harness/checklists/item-scores.ts';
import { SCORING_RULES } from '../../../harness/checklists/scoring-rule.ts';
import { benchmarkOf } from './judged-items.ts';

const resampling = { seed: 1, key: 'test' };
const scoresOf = (seed: number, bias = 0) =>
  scoreItems(benchmarkOf({ tasks: 3, items: 5, seed, bias }), rubric, SCORING_RULES.official)
    .scores;
const compare = (a: ReturnType<typeof scoresOf>, b: ReturnType<typeof scoresOf>) =>
  compareGenerators(a, b, { rubric, resampling });

describe('two generators', () => {
  const better = scoresOf(1, 0.6);
  const plain = scoresOf(2);

  it('differ where the one is better', () => {
    const { figures, pairs } = compare(better, plain);
    expect(pairs).toBe(90);
    const overall = figures.find(({ key }) => key.scope === 'overall' && key.dimension === null)!;
    expect(overall.difference).toBeCloseTo(overall.a! - overall.b!, 12);
    expect(overall.interval!.low).toBeGreaterThan(0);
    expect(overall.p).toBeLessThan(0.001);
    expect(overall.n).toBe(90);
    for (const { difference, interval, a, b } of figures) {
      expect(difference).toBeCloseTo(a! - b!, 12);
      if (interval === null) continue;
      expect(interval.low).toBeLessThanOrEqual(difference!);
      expect(interval.high).toBeGreaterThanOrEqual(difference!);
    }
  });

  it('mirror when they change places', () => {
    const [there, back] = [compare(better, plain), compare(plain, better)];
    there.figures.forEach((figure, at) => {
      const other = back.figures[at]!;
      expect(other.key).toEqual(figure.key);
      expect(other.difference).toBeCloseTo(-figure.difference!, 12);
      expect(other.p).toBe(figure.p);
      if (figure.interval) expect(other.interval!.low).toBeCloseTo(-figure.interval.high, 9);
    });
  });

  it('do not differ from themselves', () => {
    for (const { difference, p, interval } of compare(plain, plain).figures) {
      expect({ difference, p, interval }).toEqual({ difference: 0, p: 1, interval: null });
    }
  });

  it('are compared over the items that both have', () => {
    const { pairs, onlyA, onlyB, figures } = compare(better.slice(3), plain.slice(0, -1));
    expect({ pairs, onlyA, onlyB }).toEqual({ pairs: 86, onlyA: 1, onlyB: 3 });
    expect(figures.find(({ key }) => key.dimension === null)?.n).toBe(86);
    const none = compare(better.slice(0, 1), plain.slice(1));
    expect(none.pairs).toBe(0);
    expect(none.figures.every(({ difference, p }) => difference === null && p === null)).toBe(true);
  });

  it('need the same task and category, not the same name alone', () => {
    const moved = plain.map((item) => ({ ...item, task: `other ${item.task}` }));
    expect(compare(better, moved).pairs).toBe(0);
  });
});

it('two equally good generators are told apart as often as the level says', () => {
  let found = 0;
  for (let trial = 0; trial < 60; trial++) {
    const few = { rubric, resampling: { ...resampling, draws: 20 } };
    const { figures } = compareGenerators(scoresOf(100 + trial), scoresOf(500 + trial), few);
    found += Number(figures[4]!.p! <= 0.05);
  }
  expect(found).toBeLessThanOrEqual(9); // .997 of the binomial with 60 trials at .05
});
