import { clusterIndex } from '../statistics/clusters.ts';
import { itemSeedVariance } from '../statistics/item-seed-variance.ts';
import { moments } from '../statistics/moments.ts';
import { seedPolicy, type SeedPolicy } from '../statistics/seed-policy.ts';
import { finite } from '../shortcuts/found.ts';
import {
  clusterRows,
  meanOverSeeds,
  scoredEverywhere,
  seedMeans,
  type SeedTable,
} from './arm-rows.ts';
import { bothSources } from './arm-variance.ts';
import { comparedOf, type Permissions, type Side } from './compared.ts';
import { pairSums } from './pair-sums.ts';
import { differenceOf } from './difference.ts';
import { seedTest, wilcoxonText, type SeedTest } from './seed-tests.ts';
import { scoresOf } from './scores.ts';
import { fieldText } from './protocol-difference.ts';

/** Runs of one way of training, one a training seed. */
export type Arm = { name: string; seeds: Side[] };

export type ArmFigures = {
  name: string;
  paths: string[];
  seeds: number;
  values: number[];
  mean: number;
  /** Over seeds; null with one. */
  sd: number | null;
  /** Parts of the variance of the mean: videos, seeds and the rest; null with one seed. */
  variance: { items: number; seeds: number; rest: number } | null;
};

/** Two arms, other less base, items and seeds both a sample. Shares of 1; null where nothing can be said. */
export type ArmComparison = {
  base: ArmFigures;
  other: ArmFigures;
  items: { n: number; clusters: number; dropped: number };
  difference: number;
  se: number | null;
  df: number | null;
  low: number | null;
  high: number | null;
  /** Null where the policy has no test, with two to four seeds. */
  p: number | null;
  /** Of these checkpoints only: what more items would lower. */
  itemSe: number | null;
  /** Whether the arms share training seeds, in the order given. */
  sharedSeeds: boolean;
  /** Over seeds alone, where the policy allows it. */
  seedTest: SeedTest | null;
  /** W and p, or why there is none. */
  wilcoxon: string;
  policy: SeedPolicy;
  /** What was not the same, and allowed. */
  notes: string[];
};

/** @throws `COMPARISON_REFUSED` where any two runs are no one measurement. */
export function compareArms(
  [base, other]: [Arm, Arm],
  {
    probe,
    permissions,
    sharedSeeds,
  }: { probe: string; permissions: Permissions; sharedSeeds: boolean },
): ArmComparison {
  const [first, ...rest] = [...base.seeds, ...other.seeds] as [Side, ...Side[]];
  const compared = rest.map((side) =>
    comparedOf([first, side], probe, { ...permissions, commonItems: false }),
  );
  const { items } = first.evidence;
  const scoresIn = ({ seeds }: Arm) =>
    seeds.map(({ evidence }) => {
      const own = evidence.probes.get(probe);
      return own === undefined ? new Float64Array() : scoresOf(own, items.optionCounts);
    });
  const [one, two] = scoredEverywhere([base, other].map(scoresIn), items) as [SeedTable, SeedTable];
  const policy = seedPolicy(Math.min(base.seeds.length, other.seeds.length));
  const paired = sharedSeeds && base.seeds.length === other.seeds.length;
  const index = clusterIndex(one.clusters);
  const fit = differenceOf(pairSums(meanOverSeeds(one), meanOverSeeds(two), { index }));
  const itemSe = fit?.se ?? Number.NaN;
  const both = bothSources({ one, two, paired, itemSe });
  const values = [one, two].map(seedMeans) as [number[], number[]];
  const untested = policy.seeds > 1 && policy.tests.length === 0;
  const differing = compared.flatMap(({ protocol }) => protocol.differences.map(fieldText));
  return {
    base: figuresOf(base, one),
    other: figuresOf(other, two),
    items: {
      n: one.clusters.length,
      clusters: index.count,
      dropped: items.ids.length - one.clusters.length,
    },
    difference: both.estimate,
    se: finite(both.se),
    df: finite(both.df),
    low: finite(both.low),
    high: finite(both.high),
    p: untested ? null : finite(both.p),
    itemSe: finite(itemSe),
    sharedSeeds: paired,
    seedTest: policy.tests.includes('paired-t') ? seedTest(values, paired) : null,
    wilcoxon: wilcoxonText(values, paired),
    policy,
    notes: [...new Set(differing)].map((text) => `not asked the same, ${text}`),
  };
}

function figuresOf({ name, seeds }: Arm, table: SeedTable): ArmFigures {
  const values = seedMeans(table);
  const { mean, variance } = moments(values);
  const rows = clusterRows(table);
  const split = seeds.length < 2 || rows.length < 2 ? null : itemSeedVariance(rows);
  return {
    name,
    paths: seeds.map(({ path }) => path),
    seeds: seeds.length,
    values,
    mean,
    sd: seeds.length < 2 ? null : Math.sqrt(variance),
    variance:
      split === null
        ? null
        : {
            items: split.components.item / rows.length,
            seeds: split.components.seed / seeds.length,
            rest: split.components.error / (rows.length * seeds.length),
          },
  };
}
