import type { Outcome } from '../schema/outcome.ts';
import type { ProbeEvidence } from '../shortcuts/evidence.ts';
import { scoresOf, type CountingRule } from './scores.ts';

/** What kept items out of a difference, counted by the worse of both arms; and what they could do to it. */
export type Denominators = {
  /** Items that both records hold. */
  shared: number;
  compared: number;
  dropped: { failed: number; unjudged: number; notAsked: number };
  /** The difference if every failed or unjudged trial told against the other arm, and for it; null without any. */
  bounds: { low: number; high: number } | null;
};

const REASONS = { failed: 'failed', unjudged: 'unjudged', 'not-asked': 'notAsked' } as const;

/** Scores of both arms over the shared items, in one order. */
export type Arms = { base: Float64Array; other: Float64Array };

/** Both arms under one rule, or each under its own. */
export function armScores(
  pair: { base: ProbeEvidence; other: ProbeEvidence },
  places: { base: Int32Array; other: Int32Array; optionCounts: number[] },
  rules: { base?: CountingRule; other?: CountingRule } = {},
): Arms {
  const scores = (arm: 'base' | 'other'): Float64Array => {
    const { variants, combine } = pair[arm];
    const chosen = variants.map(({ label, outcomes }) => ({
      label,
      outcomes: Array.from(places[arm], (item) => outcomes[item] as Outcome),
    }));
    return scoresOf({ variants: chosen, combine }, places.optionCounts, rules[arm]);
  };
  return { base: scores('base'), other: scores('other') };
}

export function denominatorsOf(
  pair: { base: ProbeEvidence; other: ProbeEvidence },
  places: { base: Int32Array; other: Int32Array; optionCounts: number[] },
): Denominators {
  const { base, other } = armScores(pair, places);
  const dropped = { failed: 0, unjudged: 0, notAsked: 0 };
  let [compared, unscored] = [0, 0];
  base.forEach((score, item) => {
    const outcomes = [pair.base, pair.other].flatMap(({ variants }, arm) => {
      const place = (arm === 0 ? places.base : places.other)[item] as number;
      return variants.map((variant) => variant.outcomes[place] as Outcome);
    });
    if (outcomes.some((one) => one === 'failed' || one === 'unjudged')) unscored += 1;
    if (!Number.isNaN(score + (other[item] as number))) {
      compared += 1;
      return;
    }
    for (const outcome of ['not-asked', 'failed', 'unjudged'] as const) {
      if (!outcomes.includes(outcome)) continue;
      dropped[REASONS[outcome]] += 1;
      return;
    }
  });
  const bound = (worse: 'base' | 'other') => {
    const better = worse === 'base' ? 'other' : 'base';
    const settled = armScores(pair, places, {
      [worse]: { unscored: 'wrong' },
      [better]: { unscored: 'right' },
    });
    return meanDifference(settled);
  };
  const bounds = unscored === 0 ? null : { low: bound('other'), high: bound('base') };
  return { shared: base.length, compared, dropped, bounds };
}

function meanDifference({ base, other }: Arms): number {
  let [sum, n] = [0, 0];
  base.forEach((score, item) => {
    const difference = (other[item] as number) - score;
    if (Number.isNaN(difference)) return;
    sum += difference;
    n += 1;
  });
  return n === 0 ? 0 : sum / n;
}
