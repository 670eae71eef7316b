import { accuracy, type Accuracy } from '../../statistics/accuracy.ts';
import { meanWithInterval } from '../../statistics/paired-difference.ts';
import { probeValues } from '../../schema/probe-values.ts';
import { isJudgement, judge } from './judge.ts';
import type { PanelModel } from './panel.ts';
import { randomPrunings, spreadOf, type Spread } from './random-pruning.ts';
import { hitsNeeded, type Rule } from './rule.ts';

/** A mean on the hard items, on all items, and on as many items left at random. */
export type Compared<T> = { hard: T | null; all: T | null; random: Spread | null };
export type Difference = { value: number; low: number | null; high: number | null; n: number };

export type HardSubset = {
  kind: 'subset';
  model: string;
  /** Ids of the models that judged: those of other families. */
  panel: string[];
  rule: Rule;
  /** The share of items that the panel would flag by guessing. */
  guessFloor: number;
  /** Indices of the items that the panel did not flag. */
  items: number[];
  /** Of the items that the panel judged. */
  judged: number;
  clusters: number;
  /** What uniform guesses score on the hard items; null where there are none. */
  chance: number | null;
  chanceAll: number;
  /** Of the evaluated model, whose blind answers had no part in the choice; null where it has none. */
  blind: Compared<Accuracy>;
  full: {
    result: string;
    protocol: string;
    score: Compared<Accuracy>;
    /** With the video minus without, over items where both are scored. */
    gap: Compared<Difference>;
  }[];
};

export type HardSubsetOf = HardSubset | { kind: 'absent'; model: string; reason: string };

export type HardContext = {
  optionCounts: number[];
  clusters: number[];
  /** The stratum of each item, for the random control. */
  strata: string[];
  rule: Rule;
  seed: number;
};

/**
 * The items that models of other families do not answer blind. A model's own blind errors must not choose
 * them: a guesser of accuracy ½ would score ⅓ on the items that it had wrong before.
 */
export function hardSubset(
  model: PanelModel,
  models: PanelModel[],
  context: HardContext,
): HardSubsetOf {
  const panel = models.filter(({ family }) => family !== model.family);
  if (panel.length < 2) {
    const found = panel.length === 0 ? 'no model' : 'one model';
    const reason = `${found} of another family than ${model.family}: a panel needs two`;
    return { kind: 'absent', model: model.id, reason };
  }
  const { optionCounts, clusters, rule } = context;
  const observations = panel.flatMap((one) => one.observations);
  const judgements = judge(observations, { optionCounts, rule });
  const judged = judgements.flatMap((one, item) => (isJudgement(one) ? [{ ...one, item }] : []));
  if (judged.length === 0) {
    return { kind: 'absent', model: model.id, reason: 'the panel answered no item with options' };
  }
  const all = judged.map(({ item }) => item);
  const hard = judged.filter(({ flagged }) => !flagged).map(({ item }) => item);
  const removed = new Set(judged.filter(({ flagged }) => flagged).map(({ item }) => item));
  const prunings = randomPrunings({
    items: all,
    removed,
    stratumOf: (item) => context.strata[item] ?? '',
    seed: context.seed,
  });
  const compared = <T>(values: (number | null)[], figure: Figure<T>): Compared<T> => ({
    hard: over(hard, { values, clusters, figure }),
    all: over(all, { values, clusters, figure }),
    random: spreadOf(prunings, values),
  });
  const blind = probeValues(
    model.observations.map(({ outcomes }) => outcomes),
    'mean',
  );
  const chanceOf = (items: number[]) =>
    items.reduce((sum, item) => sum + 1 / (optionCounts[item] as number), 0) / items.length;
  return {
    kind: 'subset',
    model: model.id,
    panel: panel.map(({ id }) => id),
    rule: { hits: hitsNeeded(rule, observations.length), of: observations.length },
    guessFloor: judged.reduce((sum, one) => sum + one.guessFloor, 0) / judged.length,
    items: hard,
    judged: all.length,
    clusters: new Set(hard.map((item) => clusters[item])).size,
    chance: hard.length === 0 ? null : chanceOf(hard),
    chanceAll: chanceOf(all),
    blind: compared(blind, accuracy),
    full: model.full.map(({ result, protocol, values }) => ({
      result,
      protocol,
      score: compared(values, accuracy),
      gap: compared(difference(values, blind), gapOf),
    })),
  };
}

type Figure<T> = (values: number[], clusters: number[]) => T;

function over<T>(
  items: number[],
  {
    values,
    clusters,
    figure,
  }: { values: (number | null)[]; clusters: number[]; figure: Figure<T> },
): T | null {
  const scored = items.filter((item) => typeof values[item] === 'number');
  if (scored.length === 0) return null;
  return figure(
    scored.map((item) => values[item] as number),
    scored.map((item) => clusters[item] as number),
  );
}

function difference(a: (number | null)[], b: (number | null)[]): (number | null)[] {
  return a.map((value, item) => {
    const other = b[item] ?? null;
    return value === null || other === null ? null : value - other;
  });
}

function gapOf(values: number[], clusters: number[]): Difference {
  const { difference: value, low, high, n } = meanWithInterval(values, clusters);
  const known = Number.isFinite(low) && Number.isFinite(high);
  return { value, low: known ? low : null, high: known ? high : null, n };
}
