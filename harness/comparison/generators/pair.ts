import { compareGenerators } from '../../checklists/comparison.ts';
import type { Coverage } from '../../checklists/coverage.ts';
import type { FigureKey } from '../../checklists/figures.ts';
import { isGraded, rubricOf, type GradedSet } from '../../checklists/graded-items.ts';
import type { Resampling } from '../../checklists/intervals.ts';
import { probeScores } from '../../checklists/probe-scores.ts';
import { judgementsIn } from '../../checklists/record-figures.ts';
import type { ScoringRuleId } from '../../checklists/scoring-rule.ts';
import { SightlineError } from '../../errors.ts';
import { clusterWarning } from '../../statistics/cluster-warning.ts';
import { comparedOf, itemsText, type Permissions, type Side } from '../compared.ts';
import { settingsDifferences, type FieldDifference } from '../protocol-difference.ts';
import { factsOf, type SideFacts } from '../side-facts.ts';

/** Other less base over the items that both have a score of. Shares of 1, clipped to what they can be. */
export type GeneratorFigure = {
  key: FigureKey;
  /** Null where nothing is compared, and where no spread can be told. */
  base: number | null;
  other: number | null;
  difference: number | null;
  low: number | null;
  high: number | null;
  se: number | null;
  /** Two-sided, the sign of each item's part flipped; raw. */
  p: number | null;
  n: number;
};

export type RuleComparison = {
  /** Overall first, then categories in the order of the rubric, each with its tasks. */
  figures: GeneratorFigure[];
  /** Items with a score in both, and those with one in one alone: these are in no figure. */
  shared: number;
  onlyBase: number;
  onlyOther: number;
  coverage: { base: Coverage; other: Coverage };
};

/** Everything that is said of two generators. */
export type GeneratorPair = {
  base: SideFacts;
  other: SideFacts;
  probe: string;
  items: { hash: string; name: string | null; n: number };
  protocol: { same: boolean; differences: FieldDifference[] };
  settings: FieldDifference[];
  rules: Record<ScoringRuleId, RuleComparison>;
  warnings: string[];
};

export type GeneratorPairOptions = {
  probe: string;
  permissions: Permissions;
  seed: number;
  draws: number;
};

/** @throws `COMPARISON_REFUSED` where the two are no one measurement, or lack ratings. */
export function comparePairOfGenerators(
  sides: [Side, Side],
  options: GeneratorPairOptions,
): GeneratorPair {
  const { probe, permissions, seed, draws } = options;
  const { shared, protocol } = comparedOf(sides, probe, permissions);
  const { items } = shared;
  const resampling = { seed, draws, key: items.hash };
  const [base, other] = sides;
  const own = [ratedBy(base, probe), ratedBy(other, probe)] as const;
  const warning = clusterWarning(items.ids.length);
  return {
    base: factsOf(base),
    other: factsOf(other),
    probe,
    items: { hash: items.hash, name: items.name, n: items.ids.length },
    protocol,
    settings: settingsDifferences(base.evidence.result, other.evidence.result),
    rules: {
      official: underRule('official', own, resampling),
      strict: underRule('strict', own, resampling),
      nan: underRule('nan', own, resampling),
    },
    warnings: [
      ...(shared.differs === null ? [] : [`only common items: ${itemsText(shared.differs)}`]),
      ...(protocol.same ? [] : ['the two were not asked the same']),
      ...(warning === undefined ? [] : [`each video is a cluster, and there are ${warning}`]),
      ...sides.flatMap(familyWarning),
    ],
  };
}

type Rated = { items: GradedSet; judgements: ReturnType<typeof judgementsIn> };

function ratedBy({ name, evidence: { result, items } }: Side, probe: string): Rated {
  const ratings = result.probes[probe]?.checklists?.ratings;
  if (isGraded(items) && ratings != null)
    return { items, judgements: judgementsIn(ratings, items) };
  throw new SightlineError('COMPARISON_REFUSED', `${name} holds no ratings of ${probe}`, {
    hint: 'generators are compared by the ratings of their judge: score the run, and publish it again',
  });
}

function underRule(
  rule: ScoringRuleId,
  [base, other]: readonly [Rated, Rated],
  resampling: Resampling,
): RuleComparison {
  const [one, two] = [base, other].map(({ judgements, items }) =>
    probeScores(judgements, items, rule),
  ) as [ReturnType<typeof probeScores>, ReturnType<typeof probeScores>];
  const rubric = rubricOf(base.items);
  const { figures, pairs, onlyA, onlyB } = compareGenerators(two.scores, one.scores, {
    rubric,
    resampling,
  });
  return {
    figures: figures.map(({ key, a, b, difference, interval, p, n }) => ({
      key,
      base: b,
      other: a,
      difference,
      low: interval === null ? null : Math.max(-1, interval.low),
      high: interval === null ? null : Math.min(1, interval.high),
      se: interval?.se ?? null,
      p,
      n,
    })),
    shared: pairs,
    onlyBase: onlyB,
    onlyOther: onlyA,
    coverage: { base: one.coverage, other: two.coverage },
  };
}

function familyWarning({ name, evidence: { result } }: Side): string[] {
  const { judge } = result.protocol;
  if (judge?.sameFamily !== true) return [];
  return [`${judge.model} judges ${name}, a model of its own family: it may favour it`];
}
