import { describe, expect, it } from 'vitest';
import { compareArmInputs } from '../../../harness/comparison/arm-report.ts';
import { compareArms } from '../../../harness/comparison/arms.ts';
import { itemSeedVariance } from '../../../harness/statistics/item-seed-variance.ts';
import { random } from '../../../harness/random.ts';
import golden from '../statistics/golden.json' with { type: 'json' };
import { seedTable } from '../statistics/seed-table.ts';
import { firstRight } from '../../support/shortcut-record.ts';
import { itemsIn, lettersOf, sideOf } from './sides.ts';

const HOW = { probe: 'full', permissions: {}, sharedSeeds: false };

/** Runs of one arm: right with these odds, a stream a run. */
function armOf(
  name: string,
  seeds: number,
  share: number,
  items = itemsIn(Array.from({ length: 40 }, () => 3)),
) {
  return {
    name,
    seeds: Array.from({ length: seeds }, (_, seed) => {
      const dice = random(1, name, String(seed));
      const right = items.ids.map(() => (dice.integer(0, 99) < 100 * share ? 1 : 0));
      return sideOf(`${name}${seed}`, items, lettersOf(right));
    }),
  };
}

describe('eight items by three seeds', () => {
  const items = itemsIn(seedTable.map(() => 1));
  const column = (seed: number) => lettersOf(seedTable.map((row) => row[seed] as number));
  const tuned = {
    name: 'tuned',
    seeds: [0, 1, 2].map((seed) => sideOf(`t${seed}`, items, column(seed))),
  };
  const base = {
    name: 'base',
    seeds: [0, 1, 2].map((seed) => sideOf(`b${seed}`, items, 'w'.repeat(8))),
  };
  const arms = compareArms([base, tuned], { ...HOW, sharedSeeds: true });

  it('have the published mean, spread of seeds and standard error of items and seeds', () => {
    const { other, difference, se } = arms;
    expect(other.mean).toBeCloseTo(golden.seeds_anova.grand, 12);
    expect(other.values).toEqual(golden.seeds_anova.seed_means);
    expect(other.sd).toBeCloseTo(golden.seeds_anova.sd_seed_means, 12);
    expect(difference).toBeCloseTo(golden.seeds_anova.grand, 12);
    expect(se).toBeCloseTo(golden.seeds_anova.se, 12);
    const { items: own, seeds, rest } = other.variance ?? { items: 0, seeds: 0, rest: 0 };
    expect(own).toBeCloseTo(golden.seeds_anova.var_item / 8, 12);
    expect(seeds).toBeCloseTo(golden.seeds_anova.var_seed / 3, 12);
    expect(rest).toBeCloseTo(golden.seeds_anova.var_err / 24, 12);
  });

  it('have no test, with three seeds, and say why Wilcoxon is refused', () => {
    expect(arms.p).toBeNull();
    expect(arms.seedTest).toBeNull();
    expect(arms.wilcoxon).toBe('refused: 3 seeds, p cannot be below 0.25, 6 are needed');
    expect(arms.policy.note).toBe('3 seeds: points, no test');
  });
});

describe('how many seeds allow what', () => {
  const test = (seeds: number, sharedSeeds: boolean) =>
    compareArms([armOf('base', seeds, 0.5), armOf('tuned', seeds, 0.7)], { ...HOW, sharedSeeds });

  it('one: items only, a claim about the checkpoint', () => {
    const { se, itemSe, p, policy, base } = test(1, false);
    expect(se).toBe(itemSe);
    expect(p).toBeGreaterThan(0);
    expect(policy.claim).toBe('checkpoint');
    expect([base.sd, base.variance]).toEqual([null, null]);
  });

  it('five: a t test over seeds, paired where they are shared, and no Wilcoxon', () => {
    expect(test(5, false).seedTest?.kind).toBe('Welch t');
    const { seedTest, wilcoxon, policy } = test(5, true);
    expect(seedTest?.kind).toBe('paired t');
    expect(wilcoxon).toContain('refused');
    expect(policy.claim).toBe('method');
  });

  it('six: Wilcoxon where seeds are shared, and refused where they are not', () => {
    expect(test(6, true).wilcoxon).toMatch(/^W \d+(\.5)?, p 0\.\d{4}, 6 differences$/);
    expect(test(6, false).wilcoxon).toContain('not said to share any');
  });

  it('seeds that are not shared make the error larger than the items alone', () => {
    const { se, itemSe, df } = test(6, false);
    expect(se).toBeGreaterThanOrEqual(itemSe ?? 1);
    expect(df).toBeLessThan(240);
  });
});

it('videos of unlike size: the mean over seeds is that of the items', () => {
  const items = itemsIn([1, 5, 2, 4, 3, 1, 6, 2]);
  const { other } = compareArms([armOf('base', 3, 0.4, items), armOf('tuned', 3, 0.6, items)], HOW);
  expect(other.mean).toBeCloseTo(
    other.values.reduce((sum, value) => sum + value / 3, 0),
    12,
  );
  const { seeds } = other.variance ?? { seeds: -1 };
  expect(seeds).toBeGreaterThanOrEqual(0);
  expect(() => itemSeedVariance([[1, 0]])).toThrow();
});

it('items that one run has no score of are left out of all, and counted', () => {
  const items = itemsIn([2, 2, 2]);
  const base = {
    name: 'base',
    seeds: ['cwcwcw', 'cwcwcf'].map((own, k) => sideOf(`b${k}`, items, own)),
  };
  const other = {
    name: 'other',
    seeds: ['ccccww', 'cccc-w'].map((own, k) => sideOf(`o${k}`, items, own)),
  };
  expect(compareArms([base, other], HOW).items).toEqual({ n: 4, clusters: 2, dropped: 2 });
});

it('what is gained without the video is taken off, where every run was asked blind', () => {
  const items = itemsIn(Array.from({ length: 30 }, () => 2));
  const arm = (name: string, full: number, blind: number) => ({
    name,
    seeds: [0, 1].map((seed) =>
      sideOf(`${name}${seed}`, items, {
        full: firstRight(full + seed, 60),
        blind: firstRight(blind, 60),
      }),
    ),
  });
  const { aboveBlind } = compareArms([arm('base', 20, 10), arm('tuned', 40, 24)], HOW);
  expect(aboveBlind?.difference).toBeCloseTo((20 - 14) / 60, 12);
  expect(compareArms([armOf('base', 2, 0.5), armOf('tuned', 2, 0.6)], HOW).aboveBlind).toBeNull();
});

it('runs that share no scored item are refused', () => {
  const items = itemsIn([1, 1]);
  const [one, two] = ['cf', 'fc'].map((own, k) => ({
    name: `${k}`,
    seeds: [sideOf(`${k}`, items, own)],
  }));
  expect(() => compareArms([one!, two!], HOW)).toThrow(/no item has a score of full in every run/);
});

it('runs of an arm that were not asked the same are refused', () => {
  const arm = armOf('base', 2, 0.5);
  const items = arm.seeds[0]!.evidence.items;
  const other = sideOf('x', items, 'c'.repeat(120), { protocol: { asked: 'other' } });
  expect(() => compareArms([arm, { name: 'x', seeds: [other] }], HOW)).toThrow(
    /not asked the same/,
  );
});

describe('arms over two benchmarks', () => {
  const other = itemsIn(
    Array.from({ length: 30 }, () => 2),
    { hash: 'other', benchmark: 'second' },
  );
  const inputs = (name: string, share: number) => {
    const [one, two] = [armOf(name, 5, share), armOf(`${name}-second`, 5, share, other)];
    return {
      name,
      runs: one.seeds.map((side, seed) => ({ name: side.name, sides: [side, two.seeds[seed]!] })),
    };
  };
  const report = compareArmInputs([inputs('base', 0.5), inputs('tuned', 0.8)], {
    gates: ['tuned > base', 'A >= B - 5'],
  });

  it('are a line each, adjusted together', () => {
    expect(report.arms.map(({ benchmark }) => benchmark)).toEqual(['bench test', 'second test']);
    expect(report.arms.map(({ p }) => p?.family)).toEqual([2, 2]);
    expect(report.arms[0]?.sentence).toContain('tuned is better than base');
    expect(report.arms[0]?.sentence).toContain('over items and 5 seeds; a claim about the method');
  });

  it('have gates by name and by letter', () => {
    expect(report.gates.map(({ passed }) => passed)).toEqual([true, true, false, false]);
  });
});
