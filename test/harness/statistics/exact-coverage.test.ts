import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { expect, it } from 'vitest';
import { betaPosterior } from '../../../harness/statistics/beta-posterior.ts';
import { binomialPmf } from '../../../harness/statistics/binomial.ts';
import { clopperPearson } from '../../../harness/statistics/clopper-pearson.ts';
import { type Interval, wilson } from '../../../harness/statistics/wilson.ts';
import golden from './golden.json' with { type: 'json' };

/** The interval that is not offered: its coverage is why. */
function wald(successes: number, trials: number): Interval {
  const share = successes / trials;
  const half = golden.z['0.975'] * Math.sqrt((share * (1 - share)) / trials);
  return { low: share - half, high: share + half };
}

/** The share of samples whose interval holds p, by enumeration. */
function coverage(interval: (successes: number) => Interval, n: number, p: number): number {
  let covered = 0;
  for (let x = 0; x <= n; x++) {
    const { low, high } = interval(x);
    if (low <= p && p <= high) covered += binomialPmf(x, n, p);
  }
  return covered;
}

it.each(Object.entries(golden.exact_coverage_95))('covers exactly, %s', (design, expected) => {
  const [n, p] = /^n(\d+)_p([\d.]+)$/.exec(design)!.slice(1).map(Number) as [number, number];
  expect(coverage((x) => wald(x, n), n, p)).toBeCloseTo(expected.wald, 9);
  expect(coverage((x) => wilson(x, n), n, p)).toBeCloseTo(expected.wilson, 9);
  expect(coverage((x) => clopperPearson(x, n), n, p)).toBeCloseTo(expected.clopper_pearson, 9);
  expect(coverage((x) => betaPosterior({ successes: x, trials: n }), n, p)).toBeCloseTo(
    expected.beta11,
    9,
  );
});

it('never covers less than its level by Clopper and Pearson', () => {
  for (let n = 1; n <= 40; n++)
    for (const p of [0.01, 0.1, 0.35, 0.5, 0.8, 0.97])
      expect(coverage((x) => clopperPearson(x, n), n, p)).toBeGreaterThanOrEqual(0.95 - 1e-9);
});

it.each(Object.entries(golden.z))('has the normal quantile of %s', (share, z) => {
  expect(normalQuantile(Number(share), 0, 1)).toBeCloseTo(z, 9);
});
