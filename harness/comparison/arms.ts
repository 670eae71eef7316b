import { clusterIndex } from '../statistics/clusters.ts';
import { itemSeedVariance } from '../statistics/item-seed-variance.ts';
import { moments } from '../statistics/moments.ts';
import { pairedT } from '../statistics/paired-t.ts';
import { seedPolicy, type SeedPolicy } from '../statistics/seed-policy.ts';
import { tTest, type TTest } from '../statistics/student-t.ts';
import { welch } from '../statistics/welch.ts';
import { wilcoxon } from '../statistics/wilcoxon.ts';
import { finite } from '../shortcuts/found.ts';
import {
  clusterRows,
  meanOverSeeds,
  scoredEverywhere,
  seedMeans,
  type SeedTable,
} from './arm-rows.ts';
import { comparedOf, type Permissions, type Side } from './compared.ts';
import { pairSums } from './pair-sums.ts';
import { differenceOf } from './difference.ts';
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
  seedTest: { kind: 'paired t' | 'Welch t'; t: number; df: number; p: number } | null;
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
    seedTest: policy.tests.includes('paired-t') ? seedTestOf(values, paired) : null,
    wilcoxon: wilcoxonText(values, paired),
    policy,
    notes: [...new Set(differing)].map((text) => `not asked the same, ${text}`),
  };
}

/**
 * Shared seeds: items and seeds of the differences. Else the items are shared and the seeds are not:
 * Var = CR1 variance of the differences of seed means + s²_seed/k of each arm, degrees of freedom after
 * Satterthwaite (1946). With one seed in an arm the spread of seeds is not known, and left out.
 */
function bothSources({
  one,
  two,
  paired,
  itemSe,
}: {
  one: SeedTable;
  two: SeedTable;
  paired: boolean;
  itemSe: number;
}): TTest {
  const rows = [one, two].map(clusterRows);
  const [before = [], after = []] = rows;
  const mean = (table: SeedTable) => moments(seedMeans(table)).mean;
  const estimate = mean(two) - mean(one);
  const clusters = before.length;
  const seeds = [one, two].map(({ scores }) => scores.length);
  if (Math.min(...seeds) < 2) return tTest({ estimate, se: itemSe, df: clusters - 1 });
  if (paired) {
    return itemSeedVariance(
      after.map((row, c) => row.map((value, seed) => value - (before[c]?.[seed] as number))),
    );
  }
  const parts = [
    { variance: itemSe ** 2, df: clusters - 1 },
    ...rows.map((table, arm) => {
      const k = seeds[arm] as number;
      return { variance: itemSeedVariance(table).components.seed / k, df: k - 1 };
    }),
  ];
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const df = variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0);
  return tTest({ estimate, se: Math.sqrt(variance), df });
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

function seedTestOf(
  [before, after]: [number[], number[]],
  paired: boolean,
): ArmComparison['seedTest'] {
  const test = paired
    ? pairedT(after.map((value, seed) => value - (before[seed] as number)))
    : welch(after, before);
  if (Number.isNaN(test.p)) return null;
  return { kind: paired ? 'paired t' : 'Welch t', t: test.t, df: test.df, p: test.p };
}

function wilcoxonText([before, after]: [number[], number[]], paired: boolean): string {
  if (!paired) return 'refused: it pairs seeds, and the arms are not said to share any';
  const test = wilcoxon(after.map((value, seed) => value - (before[seed] as number)));
  return test.kind === 'refused'
    ? `refused: ${test.reason}`
    : `W ${test.w}, p ${test.p.toFixed(4)}, ${test.n} differences`;
}
