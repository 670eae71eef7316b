import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  connorItems,
  detectableDifference,
  millerItems,
  minimumDetectableEffect,
} from '../../../harness/statistics/power.ts';
import golden from './golden.json' with { type: 'json' };

it('meets the golden numbers of items of Miller', () => {
  const need = (answers?: number) => {
    const arm = answers === undefined ? [] : [{ variance: 1 / 6, answers }];
    return millerItems({ delta: 0.03, omega2: 1 / 9, sampling: [...arm, ...arm] });
  };
  expect(need()).toBeCloseTo(golden.power['miller_example_omega2_1_9_delta_.03'], 6);
  expect(need(1)).toBeCloseTo(golden.power['with_sampling_sA=sB=1/6_K=1'], 6);
  expect(need(10)).toBeCloseTo(golden.power['K=10'], 6);
});

it('meets the golden numbers of items of Connor', () => {
  const { connor_n: expected } = golden;
  const need = (discordance: number, delta: number) => connorItems({ discordance, delta });
  expect(need(0.2, 0.02)).toBeCloseTo(expected['pd.20_delta.02'], 6);
  expect(need(0.2, 0.03)).toBeCloseTo(expected['pd.20_delta.03'], 6);
  expect(need(0.1, 0.02)).toBeCloseTo(expected['pd.10_delta.02'], 6);
});

it.each(Object.entries(golden.mde))('meets the golden differences for %s', (_, expected) => {
  const detect = (discordance: number, designEffect: number) =>
    detectableDifference({ items: expected.n, discordance, designEffect });
  expect(detect(0.2, 1)).toBeCloseTo(expected['disc0.20'], 12);
  expect(detect(0.2, 1.5)).toBeCloseTo(expected['disc0.20_deff1.5'], 12);
  expect(detect(0.1, 1)).toBeCloseTo(expected['disc0.10'], 12);
});

const share = fc.double({ min: 0.01, max: 1, noNaN: true });

it('is its own inverse, and Connor asks for no more than Miller', () => {
  fc.assert(
    fc.property(share, share, (discordance, part) => {
      const delta = discordance * part;
      const items = millerItems({ delta, omega2: discordance });
      expect(minimumDetectableEffect({ items, variance: discordance })).toBeCloseTo(delta, 9);
      expect(connorItems({ delta, discordance })).toBeLessThanOrEqual(items * (1 + 1e-12));
    }),
  );
});

it('sees less with fewer items, more noise, more power or more confidence', () => {
  const aim = { items: 1000, discordance: 0.2, designEffect: 1 };
  const base = detectableDifference(aim);
  const worse = [
    { items: 500 },
    { discordance: 0.3 },
    { designEffect: 2 },
    { power: 0.9 },
    { level: 0.99 },
  ];
  for (const change of worse)
    expect(detectableDifference({ ...aim, ...change })).toBeGreaterThan(base);
});

it('refuses a difference greater than the discordance', () => {
  expect(() => connorItems({ delta: 0.3, discordance: 0.2 })).toThrow(RangeError);
  expect(() => connorItems({ delta: 0, discordance: 0.2 })).toThrow(RangeError);
});
