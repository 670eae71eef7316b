import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { itemSetSchema } from '../../harness/schema/item-set.ts';
import { accuracy } from '../../harness/statistics/accuracy.ts';
import { clusterIndex, clusterSums } from '../../harness/statistics/clusters.ts';
import { mcnemar } from '../../harness/statistics/mcnemar.ts';
import { obuchowski } from '../../harness/statistics/obuchowski.ts';
import { pairedDifference } from '../../harness/statistics/paired-difference.ts';
import { signFlips, signFlipTest } from '../../harness/statistics/sign-flip.ts';
import { equalArms, type Comparison } from '../harness/statistics/shared-video-effects.ts';

/** Comparisons a benchmark. */
const TIMES = 2000;
/** Of the difference of the two arms between videos, in logits: 1 is strong (science of Miller 2024). */
const EFFECT = 1;

const folder = new URL('../../results/items/', import.meta.url);
const sets = await Promise.all(
  (await readdir(folder)).map(async (name) =>
    itemSetSchema.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8'))),
  ),
);

/** Questions a video, as the real splits have them; MotionBench and VideoKR-Eval by their published sizes. */
function sizesOf(benchmark: string, split: string): number[] {
  const set = sets.find(
    (one) => one.benchmark === benchmark && one.split === split && one.name === null,
  );
  if (set === undefined) throw new Error(`no item set of ${benchmark} ${split}`);
  const sizes = set.clusterIds.map(() => 0);
  for (const cluster of set.clusters) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  return sizes;
}

const designs: [name: string, sizes: number[]][] = [
  ['NExT-QA test', sizesOf('nextqa', 'test')],
  ['NExT-QA val', sizesOf('nextqa', 'val')],
  ['Video-MME', sizesOf('video-mme', 'test')],
  ['MotionBench dev, two questions a source', Array.from({ length: 2009 }, () => 2)],
  ['VideoKR-Eval, one question a video', Array.from({ length: 1000 }, () => 1)],
];

const differencesOf = ({ a, b }: Comparison) => a.map((score, item) => score - (b[item] as number));

describe.each(designs)('%s', (name, sizes) => {
  const flips = signFlips({ clusters: sizes.length, draws: 999, seed: 1, key: name });
  const next = equalArms({
    videos: sizes.length,
    questions: (video) => sizes[video] as number,
    effect: EFFECT,
  });
  const counts = { difference: 0, accuracy: 0, flips: 0, z: 0, items: 0 };
  // The arms are equal, so that the true difference is 0 and the true accuracy that of both over all.
  const accuracies: { low: number; high: number; value: number }[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const one = next();
    const differences = differencesOf(one);
    const { low, high } = pairedDifference(one.a, one.b, one.videos);
    if (low <= 0 && high >= 0) counts.difference += 1;
    accuracies.push(accuracy(one.a, one.videos));
    const sums = clusterSums(differences, clusterIndex(one.videos));
    if (signFlipTest(flips, sums).p <= 0.05) counts.flips += 1;
    if (obuchowski(sums).p <= 0.05) counts.z += 1;
    const up = differences.filter((difference) => difference > 0).length;
    const down = differences.filter((difference) => difference < 0).length;
    if (mcnemar(up, down).midP <= 0.05) counts.items += 1;
  }
  const truth = accuracies.reduce((sum, { value }) => sum + value, 0) / TIMES;
  counts.accuracy = accuracies.filter(({ low, high }) => low <= truth && truth <= high).length;
  const share = (count: number) => count / TIMES;

  it('the interval of a difference covers 93 to 97 %', () => {
    expect(share(counts.difference)).toBeGreaterThanOrEqual(0.93);
    expect(share(counts.difference)).toBeLessThanOrEqual(0.97);
  });

  it('the interval of an accuracy covers 93 to 97 %', () => {
    expect(share(counts.accuracy)).toBeGreaterThanOrEqual(0.93);
    expect(share(counts.accuracy)).toBeLessThanOrEqual(0.97);
  });

  it('clustered tests hold 5 %', () => {
    // Four standard errors of 2,000 comparisons.
    for (const rate of [share(counts.flips), share(counts.z)]) {
      expect(Math.abs(rate - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / TIMES));
    }
  });

  const severalAVideo = sizes.some((size) => size > 1);
  it.runIf(severalAVideo)('the test of items does not', () => {
    process.stdout.write(
      `${name}: coverage ${share(counts.difference)} and ${share(counts.accuracy)}; sign flips ${share(counts.flips)}, z ${share(counts.z)}, items ${share(counts.items)}\n`,
    );
    expect(share(counts.items)).toBeGreaterThan(share(counts.flips));
  });
});
