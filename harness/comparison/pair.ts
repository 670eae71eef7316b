import { SightlineError } from '../errors.ts';
import { clusterWarning } from '../statistics/cluster-warning.ts';
import { clusterIndex } from '../statistics/clusters.ts';
import { blindGain, placesOf, type BlindGain } from './blind-gain.ts';
import { breakdownCells, type BreakdownCell } from './breakdown-cells.ts';
import { contaminationWarning } from './contamination-warning.ts';
import { comparedOf, itemsText, type Permissions, type Side } from './compared.ts';

import { armScores, denominatorsOf, type Arms, type Denominators } from './denominators.ts';
import { differenceOf, type Difference } from './difference.ts';
import { overallOf, type Overall } from './overall.ts';
import { pairSums } from './pair-sums.ts';
import { settingsDifferences, type FieldDifference } from './protocol-difference.ts';
import type { Randomness } from './randomness.ts';
import type { SharedItems } from './shared-items.ts';
import { factsOf, type SideFacts } from './side-facts.ts';

/** Everything that is said of two records: other less base. Shares of 1. */
export type Pair = {
  base: SideFacts;
  other: SideFacts;
  probe: string;
  items: { hash: string; name: string | null; n: number; clusters: number };
  protocol: { same: boolean; differences: FieldDifference[] };
  settings: FieldDifference[];
  denominators: Denominators;
  overall: Overall;
  /** Under other rules for answers that cannot be read; null where all can. */
  unreadLeftOut: Difference | null;
  unreadAtChance: Difference | null;
  breakdowns: BreakdownCell[];
  blindGain: BlindGain | null;
  /** Null where the licence keeps single items back. */
  flips: Flips | null;
  /** Whether all scores are right or wrong. */
  binary: boolean;
  warnings: string[];
};

/** Ids of the items that only one arm has right (is better on, where scores are shares). */
export type Flips = { onlyBase: string[]; onlyOther: string[] };

export type PairOptions = {
  probe: string;
  margin: number;
  permissions: Permissions;
  /** By item set, so that all pairs over one are held against the same draws. */
  random: (shared: SharedItems) => Randomness;
};

/** @throws `COMPARISON_REFUSED` where the two are no one measurement. */
export function comparePair(sides: [Side, Side], options: PairOptions): Pair {
  const { probe, margin, permissions } = options;
  const compared = comparedOf(sides, probe, permissions);
  const { shared, protocol } = compared;
  const { items } = shared;
  const random = options.random(shared);
  const places = placesOf(shared);
  const index = clusterIndex(items.clusters);
  const arms = armScores(compared, places);
  const binary = [arms.base, arms.other].every((scores) =>
    scores.every((score) => score === 0 || score === 1 || Number.isNaN(score)),
  );
  const overall = overallOf(pairSums(arms.base, arms.other, { index }), {
    random,
    margin,
    binary,
  });
  const [base, other] = sides;
  if (overall === null) {
    throw new SightlineError(
      'COMPARISON_REFUSED',
      `no item has a score of ${probe} in both ${base.name} and ${other.name}`,
    );
  }
  const underRule = (unread: 'left-out' | 'chance') => {
    const rule = { unread };
    const own = armScores(compared, places, { base: rule, other: rule });
    return differenceOf(pairSums(own.base, own.other, { index }));
  };
  const [leftOut, atChance] = [underRule('left-out'), underRule('chance')];
  const readAll = leftOut?.n === overall.n;
  const warning = clusterWarning(overall.clusters);
  return {
    base: factsOf(base),
    other: factsOf(other),
    probe,
    items: {
      hash: items.hash,
      name: items.name,
      n: items.ids.length,
      clusters: items.clusterIds.length,
    },
    protocol,
    settings: settingsDifferences(base.evidence.result, other.evidence.result),
    denominators: denominatorsOf(compared, places),
    overall,
    unreadLeftOut: readAll ? null : leftOut,
    unreadAtChance: readAll ? null : atChance,
    breakdowns: breakdownCells(items, arms, random),
    blindGain: probe === 'full' ? blindGain(sides, { shared, random }) : null,
    flips: flipsOf(items.ids, arms),
    binary,
    warnings: [
      ...(shared.differs === null ? [] : [`only common items: ${itemsText(shared.differs)}`]),
      ...(protocol.same ? [] : ['the two were not asked the same']),
      ...contaminationWarning(sides),
      ...(warning === undefined ? [] : [warning]),
    ],
  };
}

function flipsOf(ids: string[], { base, other }: Arms): Flips {
  const better = (one: Float64Array, two: Float64Array) =>
    ids.filter((_, item) => (one[item] as number) > (two[item] as number));
  return { onlyBase: better(base, other), onlyOther: better(other, base) };
}
