import { SightlineError } from '../errors.ts';
import { itemSeedVariance } from '../statistics/item-seed-variance.ts';
import { moments } from '../statistics/moments.ts';
import { seedPolicy, type SeedPolicy } from '../statistics/seed-policy.ts';
import { finite } from '../shortcuts/found.ts';
import { clusterRows, seedMeans, type SeedTable } from './arm-rows.ts';
import { armDifference } from './arm-variance.ts';
import { comparedOf, type Permissions, type Side } from './compared.ts';
import { seedTest, wilcoxonText, type SeedTest } from './seed-tests.ts';
import { factsOf, type SideFacts } from './side-facts.ts';
import { scoresOf } from './scores.ts';
import { fieldText } from './protocol-difference.ts';

/** Runs of one way of training, one a training seed. */
export type Arm = { name: string; seeds: Side[] };

export type ArmFigures = {
  name: string;
  runs: SideFacts[];
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
  /** The gain less the gain without the video, where every run was asked blind. */
  aboveBlind: { difference: number; low: number | null; high: number | null } | null;
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
  const policy = seedPolicy(Math.min(base.seeds.length, other.seeds.length));
  const paired = sharedSeeds && base.seeds.length === other.seeds.length;
  const how = { items, sharedSeeds: paired };
  const found = armDifference([seedScores(base, probe), seedScores(other, probe)], how);
  if (found === null) {
    const names = `${base.name} and ${other.name}`;
    throw new SightlineError(
      'COMPARISON_REFUSED',
      `no item has a score of ${probe} in every run of ${names}`,
    );
  }
  const {
    tables: [one, two],
    test: both,
    itemSe,
  } = found;
  const values = [one, two].map(seedMeans) as [number[], number[]];
  const untested = policy.seeds > 1 && policy.tests.length === 0;
  const differing = compared.flatMap(({ protocol }) => protocol.differences.map(fieldText));
  return {
    base: figuresOf(base, one),
    other: figuresOf(other, two),
    items: {
      n: one.clusters.length,
      clusters: new Set(one.clusters).size,
      dropped: items.ids.length - one.clusters.length,
    },
    difference: both.estimate,
    se: finite(both.se),
    df: finite(both.df),
    low: finite(both.low),
    high: finite(both.high),
    p: untested ? null : finite(both.p),
    itemSe: finite(itemSe),
    aboveBlind: probe === 'full' ? aboveBlind([base, other], how) : null,
    sharedSeeds: paired,
    seedTest: policy.tests.includes('paired-t') ? seedTest(values, paired) : null,
    wilcoxon: wilcoxonText(values, paired),
    policy,
    notes: [...new Set(differing)].map((text) => `not asked the same, ${text}`),
  };
}

function seedScores({ seeds }: Arm, probe: string): Float64Array[] {
  return seeds.map(({ evidence: { probes, items } }) => {
    const own = probes.get(probe);
    return own === undefined ? new Float64Array() : scoresOf(own, items.optionCounts);
  });
}

function aboveBlind(
  arms: [Arm, Arm],
  how: Parameters<typeof armDifference>[1],
): ArmComparison['aboveBlind'] {
  const asked = arms.every(({ seeds }) =>
    seeds.every(({ evidence }) => evidence.probes.has('blind')),
  );
  if (!asked) return null;
  const seen = (arm: Arm) => {
    const blind = seedScores(arm, 'blind');
    return seedScores(arm, 'full').map((scores, seed) =>
      scores.map((score, item) => score - (blind[seed]?.[item] ?? Number.NaN)),
    );
  };
  const found = armDifference([seen(arms[0]), seen(arms[1])], how);
  if (found === null) return null;
  const { estimate, low, high } = found.test;
  return { difference: estimate, low: finite(low), high: finite(high) };
}

function figuresOf({ name, seeds }: Arm, table: SeedTable): ArmFigures {
  const values = seedMeans(table);
  const { mean, variance } = moments(values);
  const rows = clusterRows(table);
  const split = seeds.length < 2 || rows.length < 2 ? null : itemSeedVariance(rows);
  return {
    name,
    runs: seeds.map(factsOf),
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
