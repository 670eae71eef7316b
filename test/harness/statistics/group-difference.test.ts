import { describe, expect, it } from 'vitest';
import { random } from '../../../harness/random.ts';
import { groupDifference } from '../../../harness/statistics/group-difference.ts';
import { signFlips, signFlipTest } from '../../../harness/statistics/sign-flip.ts';

const group = (values: number[], prefix = '', size = 1) => ({
  values,
  clusters: values.map((_, item) => `${prefix}${Math.floor(item / size)}`),
});

describe('difference of two groups', () => {
  it('one item a cluster: the means, and the variances of both with the factor of all clusters', () => {
    const { difference, se } = groupDifference(group([1, 2, 3, 6], 'a'), group([0, 1, 2], 'b'));
    expect(difference).toBe(2);
    // Σ(x − mean)² = 14 over 4², and 2 over 3²; times C/(C − 1) = 7/6.
    expect(se).toBeCloseTo(Math.sqrt((7 / 6) * (14 / 16 + 2 / 9)), 12);
  });

  it('the scores of the clusters add up to the difference', () => {
    const { scores, difference } = groupDifference(
      group([1, 0, 1, 1, 0, 1], 'a', 2),
      group([0, 0, 1], 'b'),
    );
    expect(scores).toHaveLength(6);
    expect(scores.reduce((sum, score) => sum + score)).toBeCloseTo(difference, 12);
  });

  it('a video that is in both groups takes its own level off', () => {
    const level = [0, 10, 20, 30, 40];
    const shared = groupDifference(group(level.map((value) => value + 1)), group(level));
    const apart = groupDifference(
      group(
        level.map((value) => value + 1),
        'a',
      ),
      group(level, 'b'),
    );
    expect(shared.difference).toBe(1);
    expect(shared.se).toBeCloseTo(0, 12);
    expect(apart.se).toBeGreaterThan(5);
  });

  it('swapping the groups mirrors it', () => {
    const [one, other] = [group([1, 4, 2], 'a'), group([3, 9], 'b')];
    const [there, back] = [groupDifference(one, other), groupDifference(other, one)];
    expect(back.difference).toBeCloseTo(-there.difference, 12);
    expect(back.low).toBeCloseTo(-there.high, 12);
  });

  it('one cluster on a side has no interval, and an empty side is refused', () => {
    const { low, high } = groupDifference(group([1, 2], 'a', 2), group([3, 9], 'b'));
    expect([low, high]).toEqual([Number.NaN, Number.NaN]);
    expect(() => groupDifference(group([]), group([1]))).toThrow(RangeError);
  });

  it('flipped signs reject about 5 % where groups of unlike size and spread have one mean', () => {
    let rejected = 0;
    const runs = 600;
    for (let run = 0; run < runs; run += 1) {
      const dice = random(run, 'groups');
      const draw = (count: number, spread: number) =>
        Array.from({ length: count }, () => spread * (dice.integer(0, 2000) / 1000 - 1));
      const { scores } = groupDifference(group(draw(120, 3), 'a', 3), group(draw(300, 1), 'b', 3));
      const flips = signFlips({ clusters: scores.length, draws: 500, seed: run, key: 'groups' });
      if (signFlipTest(flips, scores).p <= 0.05) rejected += 1;
    }
    // Three standard errors of 600 runs.
    expect(rejected / runs).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
    expect(rejected).toBeGreaterThan(0);
  });
});
