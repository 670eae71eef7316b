import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accelerationOf, biasOf } from '../../../harness/statistics/bootstrap-interval.ts';
import { clusterIndex, clusterSizes, clusterSums } from '../../../harness/statistics/clusters.ts';
import {
  bcaInterval,
  bootstrapOf,
  clusterResamples,
  type ClusterStatistic,
  jackknifeOf,
  percentileInterval,
  resampledSums,
  statisticOf,
} from '../../../harness/statistics/cluster-resamples.ts';
import { total } from '../../../harness/statistics/total.ts';
import golden from './golden.json' with { type: 'json' };
import { differences, videoOf } from './paired-items.ts';

const index = clusterIndex(videoOf);
const meanDifference: ClusterStatistic = {
  sums: [clusterSums(differences, index), clusterSizes(index)],
  of: ([sum, count]) => sum! / count!,
};

describe('all 5⁵ resamples of five videos', () => {
  const all = {
    clusters: 5,
    draws: 3125,
    indices: Uint32Array.from(
      { length: 3125 * 5 },
      (_, at) => Math.floor(Math.floor(at / 5) / 5 ** (at % 5)) % 5,
    ),
  };
  const expected = golden.cluster_bootstrap_exhaustive;
  const values = bootstrapOf(all, meanDifference);
  const sample = {
    values,
    estimate: statisticOf(meanDifference),
    jackknife: jackknifeOf(meanDifference),
  };

  it('has the spread of the enumeration', () => {
    const mean = total(values) / values.length;
    const variance = total(values.map((value) => (value - mean) ** 2)) / values.length;
    expect(sample.estimate).toBeCloseTo(expected.theta, 12);
    expect(Math.sqrt(variance)).toBeCloseTo(expected.boot_se, 12);
  });

  it('has its percentile and BCa intervals', () => {
    const percentile = percentileInterval(values);
    expect([percentile.low, percentile.high]).toEqual(expected.pct95);
    expect(biasOf(sample)).toBeCloseTo(expected.z0_midrank, 9);
    expect(accelerationOf(sample.jackknife)).toBeCloseTo(expected.accel_jackknife, 12);
    const bca = bcaInterval(sample);
    expect(bca.low).toBeCloseTo(expected.bca95[0] as number, 9);
    expect(bca.high).toBeCloseTo(expected.bca95[1] as number, 9);
  });

  it('is met by drawing', () => {
    const drawn = clusterResamples({ clusters: 5, draws: 40_000, seed: 1, key: 'test' });
    const { low, high } = percentileInterval(bootstrapOf(drawn, meanDifference));
    expect(low).toBeCloseTo(expected.pct95[0] as number, 1);
    expect(high).toBeCloseTo(expected.pct95[1] as number, 1);
  });
});

describe('resamples', () => {
  it('are the same for the same key, and others for another', () => {
    const draw = (seed: number, key: string) =>
      clusterResamples({ clusters: 30, draws: 4, seed, key }).indices;
    expect(draw(1, 'a')).toEqual(draw(1, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
    expect(draw(1, 'a').slice(0, 6).join(' ')).toMatchInlineSnapshot(`"7 3 26 15 2 16"`);
  });

  it('hold every cluster equally often', () => {
    const clusters = 7;
    const { indices } = clusterResamples({ clusters, draws: 20_000, seed: 3, key: 'even' });
    const counts = new Float64Array(clusters);
    for (const cluster of indices) counts[cluster]! += 1;
    const mean = indices.length / clusters;
    const chiSquare = total(counts.map((count) => (count - mean) ** 2 / mean));
    expect(chiSquare).toBeLessThan(22.46); // .999 of chi-square with 6 degrees of freedom
  });

  it('keep a constant, and are linear', () => {
    const resamples = clusterResamples({ clusters: 6, draws: 50, seed: 5, key: 'linear' });
    const vector = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(vector, vector, fc.integer({ min: -5, max: 5 }), (x, y, factor) => {
        const sums = (values: number[]) => resampledSums(resamples, Float64Array.from(values));
        expect(sums(x.map((value, i) => value + factor * y[i]!))).toEqual(
          sums(x).map((value, draw) => value + factor * (sums(y)[draw] as number)),
        );
        expect(new Set(sums([1, 1, 1, 1, 1, 1]))).toEqual(new Set([6]));
      }),
    );
  });

  it('refuse another number of clusters', () => {
    const resamples = clusterResamples({ clusters: 6, draws: 2, seed: 5, key: 'x' });
    expect(() => resampledSums(resamples, new Float64Array(5))).toThrow(RangeError);
    expect(() => clusterResamples({ clusters: 0, draws: 2, seed: 5, key: 'x' })).toThrow(
      RangeError,
    );
  });
});

describe('intervals', () => {
  const values = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 80 });

  it('move and stretch with the values', () => {
    fc.assert(
      fc.property(values, (drawn) => {
        const plain = percentileInterval(drawn);
        const moved = percentileInterval(drawn.map((value) => 3 - 2 * value));
        expect(moved.low).toBeCloseTo(3 - 2 * plain.high, 9);
        expect(moved.high).toBeCloseTo(3 - 2 * plain.low, 9);
        expect(plain.low).toBeGreaterThanOrEqual(Math.min(...drawn));
        expect(plain.high).toBeLessThanOrEqual(Math.max(...drawn));
      }),
    );
  });

  it('are the percentile interval where there is neither bias nor skew', () => {
    const drawn = Array.from({ length: 101 }, (_, i) => i);
    const bca = bcaInterval({ values: drawn, estimate: 50, jackknife: [49, 50, 51] });
    const percentile = percentileInterval(drawn);
    expect(bca.low).toBeCloseTo(percentile.low, 9);
    expect(bca.high).toBeCloseTo(percentile.high, 9);
  });

  it('are unknown where a draw is undefined', () => {
    expect(percentileInterval([1, NaN, 2])).toEqual({ low: NaN, high: NaN });
    expect(percentileInterval([])).toEqual({ low: NaN, high: NaN });
    expect(bcaInterval({ values: [1, NaN], estimate: 1, jackknife: [1, 2] }).low).toBeNaN();
    expect(bcaInterval({ values: [1, 2], estimate: 3, jackknife: [1, 2] }).low).toBeNaN();
  });

  it('have no width where nothing varies', () => {
    expect(bcaInterval({ values: [1, 1, 1], estimate: 1, jackknife: [1, 1] })).toEqual({
      low: 1,
      high: 1,
    });
  });
});
