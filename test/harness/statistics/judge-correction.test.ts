import fc from 'fast-check';
import { expect, it } from 'vitest';
import { predictionPowered, roganGladen } from '../../../harness/statistics/judge-correction.ts';
import { moments } from '../../../harness/statistics/moments.ts';
import golden from './golden.json' with { type: 'json' };

it('meets the golden vector of prediction-powered inference', () => {
  const { ppi } = golden;
  // A binary judge; human − judge has a variance of .15.
  const judge = { mean: ppi.judge_mean, se: Math.sqrt((0.62 * 0.38) / ppi.N) };
  const gap = { mean: ppi.mean_h_minus_j, se: Math.sqrt(0.15 / ppi.n) };
  const result = predictionPowered(judge, gap);
  expect(result.mean).toBeCloseTo(ppi.theta, 12);
  expect(result.se).toBeCloseTo(ppi.se, 9);
});

it('meets the golden vector of Rogan and Gladen', () => {
  expect(roganGladen({ observed: 0.6, sensitivity: 0.9, specificity: 0.8 })).toBeCloseTo(
    golden.rogan_gladen['obs.60_se.90_sp.80'],
    12,
  );
});

it('recovers the true share', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const good = fc.double({ min: 0.6, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, good, good, (truth, sensitivity, specificity) => {
      const observed = truth * sensitivity + (1 - truth) * (1 - specificity);
      expect(roganGladen({ observed, sensitivity, specificity })).toBeCloseTo(truth, 9);
    }),
  );
  expect(roganGladen({ observed: 0.5, sensitivity: 0.5, specificity: 0.5 })).toBeNaN();
});

it('is the human mean where the judge is constant', () => {
  const human = [1, 0, 1, 1, 0.5];
  const { mean, variance, n } = moments(human.map((score) => score - 1));
  const result = predictionPowered({ mean: 1, se: 0 }, { mean, se: Math.sqrt(variance / n) });
  expect(result.mean).toBeCloseTo(0.7, 12);
  expect(result.high - result.mean).toBeCloseTo(1.959964 * result.se, 6);
});
