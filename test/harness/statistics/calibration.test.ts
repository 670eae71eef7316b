import { describe, expect, it } from 'vitest';
import {
  bootstrapOf,
  clusterResamples,
  percentileInterval,
} from '../../../harness/statistics/cluster-resamples.ts';
import { clusterIndex, clusterSizes, clusterSums } from '../../../harness/statistics/clusters.ts';
import { mcnemar } from '../../../harness/statistics/mcnemar.ts';
import { obuchowski } from '../../../harness/statistics/obuchowski.ts';
import { pairedDifference } from '../../../harness/statistics/paired-difference.ts';
import { signFlips, signFlipTest } from '../../../harness/statistics/sign-flip.ts';
import { type Comparison, equalArms, isNear } from './shared-video-effects.ts';

/** Share of comparisons of which something holds. */
function rate(trials: number, next: () => Comparison, holds: (one: Comparison) => boolean): number {
  let count = 0;
  for (let trial = 0; trial < trials; trial++) if (holds(next())) count += 1;
  return count / trials;
}

const differencesOf = ({ a, b }: Comparison) => a.map((score, i) => score - b[i]!);
const sumsOf = (one: Comparison) => clusterSums(differencesOf(one), clusterIndex(one.videos));
const includesZero = ({ low, high }: { low: number; high: number }) => low <= 0 && high >= 0;

describe('two equally good arms, eight questions a video that suits one or the other', () => {
  const design = { videos: 60, questions: () => 8, effect: 1.5 };
  const flips = signFlips({ clusters: 60, draws: 999, seed: 1, key: 'calibration' });

  it('are told apart by the sign flips of videos in 5 % of comparisons', () => {
    const errors = rate(
      2000,
      equalArms(design),
      (one) => signFlipTest(flips, sumsOf(one)).p <= 0.05,
    );
    expect(errors).toSatisfy((share: number) => isNear(share, 0.05, 2000));
  });

  it('are told apart by the z of videos in 5 %', () => {
    const errors = rate(2000, equalArms(design), (one) => obuchowski(sumsOf(one)).p <= 0.05);
    expect(errors).toSatisfy((share: number) => isNear(share, 0.05, 2000));
  });

  it('are told apart by McNemar’s test of items far too often', () => {
    const errors = rate(2000, equalArms(design), (one) => {
      const d = differencesOf(one);
      return mcnemar(d.filter((x) => x > 0).length, d.filter((x) => x < 0).length).midP <= 0.05;
    });
    expect(errors).toBeGreaterThan(0.09);
  });
});

it('keeps the exact sign flips of eight videos at 5 % or less', () => {
  const next = equalArms({ videos: 8, questions: (video) => 1 + video, effect: 2 });
  const flips = signFlips({ clusters: 8, draws: 1, seed: 1, key: 'calibration' });
  const errors = rate(2000, next, (one) => signFlipTest(flips, sumsOf(one)).p <= 0.05);
  expect(errors).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / 2000));
});

describe('the interval of the difference', () => {
  it.each([
    ['20 videos of unequal size', { videos: 20, questions: (video: number) => 2 + (video % 5) }],
    ['60 videos of unequal size', { videos: 60, questions: (video: number) => 1 + (video % 9) }],
  ])('holds the truth in 95 % of comparisons over %s', (_, design) => {
    const covered = rate(2000, equalArms({ ...design, effect: 1.5 }), (one) =>
      includesZero(pairedDifference(one.a, one.b, one.videos)),
    );
    expect(covered).toSatisfy((share: number) => isNear(share, 0.95, 2000));
  });

  it('holds it by the percentile bootstrap nearly as often', () => {
    const resamples = clusterResamples({ clusters: 60, draws: 500, seed: 1, key: 'calibration' });
    const next = equalArms({ videos: 60, questions: (video) => 1 + (video % 9), effect: 1.5 });
    const covered = rate(1000, next, (one) => {
      const sums = [sumsOf(one), clusterSizes(clusterIndex(one.videos))];
      const draws = bootstrapOf(resamples, { sums, of: ([sum, n]) => sum! / n! });
      return includesZero(percentileInterval(draws));
    });
    expect(covered).toBeGreaterThan(0.91);
    expect(covered).toBeLessThan(0.975);
  });
});
