import { describe, expect, it } from 'vitest';
import {
  percentileInterval,
  resampledSums,
} from '../../../harness/statistics/cluster-resamples.ts';
import { clusterIndex } from '../../../harness/statistics/clusters.ts';
import { moments } from '../../../harness/statistics/moments.ts';
import { rescaled, stratifiedResamples } from '../../../harness/statistics/stratified-resamples.ts';
import { total } from '../../../harness/statistics/total.ts';
import { wordStream } from '../../../harness/statistics/word-stream.ts';

const strata = clusterIndex(['a', 'b', 'a', 'b', 'b']);
const values = Float64Array.of(1, 2, 4, 8, 3);

/** All 2² · 3³ resamples of strata {0, 2} and {1, 3, 4}. */
const every = {
  clusters: 5,
  draws: 108,
  indices: Uint32Array.from({ length: 108 * 5 }, (_, at) => {
    const draw = Math.floor(at / 5);
    const [a, b] = [Math.floor(draw / 27), draw % 27];
    return [
      [0, 2][a % 2]!,
      [1, 3, 4][b % 3]!,
      [0, 2][Math.floor(a / 2)]!,
      [1, 3, 4][Math.floor(b / 3) % 3]!,
      [1, 3, 4][Math.floor(b / 9)]!,
    ][at % 5]!;
  }),
};

function spread(draws: Float64Array): number {
  const mean = total(draws) / draws.length;
  return total(draws.map((value) => (value - mean) ** 2)) / draws.length;
}

describe('all resamples of two strata', () => {
  it('have the unbiased variance of a total once the sums are rescaled', () => {
    // Σ n s², s² = 4.5 for {1, 4} and 31/3 for {2, 8, 3}.
    const sums = resampledSums(every, rescaled(values, strata));
    expect(spread(sums)).toBeCloseTo(2 * 4.5 + 31, 12);
    expect(total(sums) / 108).toBeCloseTo(18, 12);
    // Without rescaling each stratum's share is too small by (n − 1)/n.
    expect(spread(resampledSums(every, values))).toBeCloseTo(4.5 + (31 * 2) / 3, 12);
  });

  it('are met by drawing', () => {
    const drawn = stratifiedResamples({ strata, draws: 50_000, seed: 1, key: 'test' });
    expect(spread(resampledSums(drawn, rescaled(values, strata))) / 40).toBeCloseTo(1, 1);
  });
});

describe('stratified resamples', () => {
  it('hold each stratum as often as the sample does', () => {
    const { indices } = stratifiedResamples({ strata, draws: 200, seed: 3, key: 'x' });
    indices.forEach((cluster, at) => expect(strata.of[cluster]).toBe(strata.of[at % 5]));
  });

  it('are the same for the same key, and others for another', () => {
    const draw = (seed: number, key: string) =>
      stratifiedResamples({ strata, draws: 20, seed, key }).indices;
    expect(draw(1, 'a')).toEqual(draw(1, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
  });

  it('refuse nothing to draw, and sums of another length', () => {
    const empty = clusterIndex([]);
    expect(() => stratifiedResamples({ strata: empty, draws: 2, seed: 1, key: '' })).toThrow(
      RangeError,
    );
    expect(() => rescaled(values.slice(1), strata)).toThrow(RangeError);
  });

  it('leave a stratum of one as it is', () => {
    expect([...rescaled(Float64Array.of(5, 1, 3), clusterIndex(['x', 'y', 'y']))]).toEqual([
      5,
      2 - Math.SQRT2,
      2 + Math.SQRT2,
    ]);
  });
});

it('covers the mean of small strata about as often as it says', () => {
  const stream = wordStream(7, 'coverage');
  const uniform = () => (stream.next() >>> 0) / 2 ** 32;
  const labels = clusterIndex(Array.from({ length: 80 }, (_, i) => Math.floor(i / 4)));
  const resamples = stratifiedResamples({ strata: labels, draws: 400, seed: 7, key: 'coverage' });
  const centres = Array.from({ length: 20 }, uniform);
  const truth = moments(centres).mean + 0.5;
  const trials = 400;
  let covered = 0;
  for (let trial = 0; trial < trials; trial++) {
    const sample = Float64Array.from({ length: 80 }, (_, i) => centres[labels.of[i]!]! + uniform());
    const draws = resampledSums(resamples, rescaled(sample, labels));
    const { low, high } = percentileInterval(draws.map((sum) => sum / 80));
    covered += Number(low <= truth && truth <= high);
  }
  expect(covered / trials).toBeGreaterThan(0.91);
  expect(covered / trials).toBeLessThan(0.98);
});
