import { describe, expect, it } from 'vitest';
import { pastPairs } from '../../../harness/comparison/past-pairs.ts';
import { planOf, plansOf } from '../../../harness/comparison/plan.ts';
import { reportedBound, reportedVerdict } from '../../../harness/comparison/reported.ts';
import golden from '../statistics/golden.json' with { type: 'json' };
import { firstRight } from '../../support/shortcut-record.ts';
import { itemsIn, sideOf } from './sides.ts';

describe('a plan', () => {
  const video = { items: 2700, discordance: 0.2, power: 0.8 };

  it('has the published smallest differences and items', () => {
    const plan = planOf({ ...video, designEffect: 1, delta: 0.02 });
    expect(plan.detectable).toBeCloseTo(golden.mde['Video-MME']['disc0.20'], 12);
    expect(plan.needed?.items).toBe(3923);
    const clustered = planOf({ ...video, designEffect: 1.5, delta: 0.03 });
    expect(clustered.detectable).toBeCloseTo(golden.mde['Video-MME']['disc0.20_deff1.5'], 12);
    expect(clustered.needed?.items).toBe(Math.ceil(1.5 * 1741.84));
  });

  it('says that a difference above the discordance cannot be', () => {
    expect(planOf({ ...video, designEffect: 1, delta: 0.21 }).needed).toEqual({
      delta: 0.21,
      items: null,
    });
  });
});

it('past pairs give the discordance and the design effect of the next', () => {
  const items = itemsIn(Array.from({ length: 100 }, () => 1));
  const sides = [50, 60, 80].map((right) => sideOf(`m${right}`, items, firstRight(right, 100)));
  const past = pastPairs(sides, { probe: 'full' });
  expect(past).toMatchObject({ items: 100, pairs: 3, discordance: { low: 0.1, high: 0.3 } });
  expect(past?.discordance.median).toBeCloseTo(0.2);
  expect(past?.designEffect.high).toBeCloseTo(1);
  const plans = plansOf(past!, { power: 0.8, delta: null });
  expect(plans.low.detectable).toBeLessThan(plans.high.detectable);
  expect(pastPairs(sides.slice(0, 1), { probe: 'full' })).toBeNull();
});

describe('two published scores', () => {
  const video = { base: 0.639, other: 0.652, rounding: 0.001, items: 2700 };

  it('leave p open between what every discordance would make of it', () => {
    const bound = reportedBound({ ...video, past: [] });
    const [fewest, unrelated, most] = bound.cases;
    expect(fewest?.discordance).toBeCloseTo(0.013);
    // z = δ √(n / p_d): √(.013 · 2700) = 5.92, and .013 √(2700 / .709) = .80.
    expect(fewest?.p).toBeLessThan(1e-8);
    expect(unrelated?.discordance).toBeCloseTo(0.639 * 0.348 + 0.652 * 0.361);
    expect(most?.discordance).toBeCloseTo(2 - 0.639 - 0.652);
    expect(most?.p).toBeCloseTo(0.4225, 3);
    expect(bound.plausible).toBeNull();
    expect(bound.possible.low).toBeLessThan(fewest?.p ?? 0);
    expect(bound.possible.high).toBeGreaterThan(most?.p ?? 1);
    expect(reportedVerdict(bound)).toContain('two numbers cannot tell');
  });

  it('are told apart, or not, whatever the items, where the gap says so', () => {
    const verdict = (base: number, other: number) =>
      reportedVerdict(reportedBound({ ...video, base, other, past: [] }));
    expect(verdict(0.5, 0.6)).toBe('they differ, whichever items they differ on');
    expect(verdict(0.639, 0.639)).toContain('cannot be separated, whichever');
  });

  it('are narrowed by pairs that were recorded', () => {
    const spread = (low: number, high: number) => ({ low, median: (low + high) / 2, high });
    const past = [
      {
        benchmark: 'b',
        items: 1,
        clusters: 1,
        pairs: 9,
        discordance: spread(0.15, 0.4),
        designEffect: spread(1, 1.2),
      },
    ];
    const bound = reportedBound({ ...video, past });
    expect(bound.plausible?.low).toBeGreaterThan(0.05);
    expect(bound.plausible?.low).toBeGreaterThan(bound.possible.low);
    expect(bound.plausible?.high).toBeLessThan(bound.possible.high);
    expect(reportedVerdict(bound)).toContain('as often as recorded models do');
  });
});
