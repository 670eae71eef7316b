import { accuracy } from '../statistics/accuracy.ts';
import type { ItemSet } from '../schema/item-set.ts';
import { countOutcomes, type Counts } from '../schema/counts.ts';
import type { Outcome } from '../schema/outcome.ts';
import type { AnswerKind, Combine } from '../schema/probe.ts';
import { probeChances, probeValues } from '../schema/probe-values.ts';
import type { Estimate, ProbeResult } from '../schema/result.ts';

/** The figures of one probe, before it is decided whether its outcomes may be published. */
export type Summary = Pick<
  ProbeResult,
  | 'counts'
  | 'accuracy'
  | 'metrics'
  | 'chance'
  | 'bounds'
  | 'answeredOnly'
  | 'chanceCredited'
  | 'breakdowns'
>;

export type Combined = {
  /** One list a variant, one outcome an item, in the order of the item set. */
  variants: Outcome[][];
  combine?: Combine;
  /** Answers in words have no chance level: there is nothing to guess among. */
  answers?: AnswerKind;
};

/** Counts are of trials, one an item and variant; everything else is of items. */
export function summarise(
  { variants, combine = 'mean', answers }: Combined,
  items: ItemSet,
): Summary {
  const all = items.ids.map((_, index) => index);
  const values = probeValues(variants, combine);
  const chances = probeChances(variants, combine, items.optionCounts);
  const countsOf = (chosen: number[]) =>
    countOutcomes(variants.flatMap((outcomes) => chosen.map((item) => outcomes[item] as Outcome)));
  const counts = countsOf(all);
  const inWords = answers !== undefined && answers !== 'as-asked';
  return {
    counts,
    accuracy: estimate(all, values, items),
    chance: inWords ? null : chanceLevel(values, chances),
    bounds: bounds(counts, { variants, combine }),
    answeredOnly: combine === 'mean' ? answeredOnly(counts) : null,
    chanceCredited:
      combine === 'mean' && !inWords ? chanceCredited(counts, variants, chances) : null,
    breakdowns: Object.fromEntries(
      Object.entries(items.breakdowns).map(([name, { labels, items: labelOf }]) => [
        name,
        Object.fromEntries(
          labels.map((label, index) => {
            const own = all.filter((item) => labelOf[item] === index);
            return [label, { counts: countsOf(own), accuracy: estimate(own, values, items) }];
          }),
        ),
      ]),
    ),
  };
}

/** The mean over scored items, clustered by video; null when nothing was scored. */
function estimate(chosen: number[], values: (number | null)[], items: ItemSet): Estimate | null {
  const scored = chosen.filter((item) => values[item] !== null);
  if (scored.length === 0) return null;
  return accuracy(
    scored.map((item) => values[item] as number),
    scored.map((item) => items.clusters[item] as number),
  );
}

/** What uniform guesses over each item's own options would score. */
function chanceLevel(values: (number | null)[], chances: (number | null)[]): number | null {
  const own = chances.filter((_, item) => values[item] !== null);
  if (own.length === 0 || own.includes(null)) return null;
  return own.reduce<number>((sum, chance) => sum + (chance ?? 0), 0) / own.length;
}

function scoredOf(counts: Counts): number {
  return counts.correct + counts.wrong + counts.unparsed + counts.refused + counts.truncated;
}

/** What it would be if every trial that is not scored were wrong, and if every one were right. */
function bounds(
  counts: Counts,
  { variants, combine }: { variants: Outcome[][]; combine: Combine },
): Summary['bounds'] {
  if (counts.failed + counts.unjudged === 0) return null;
  const shareIf = (settled: Outcome) => {
    const values = probeValues(
      variants.map((outcomes) =>
        outcomes.map((one) => (one === 'failed' || one === 'unjudged' ? settled : one)),
      ),
      combine,
    ).filter((value) => value !== null);
    return values.length === 0
      ? null
      : values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const [low, high] = [shareIf('wrong'), shareIf('correct')];
  return low === null || high === null ? null : { low, high };
}

function answeredOnly(counts: Counts): number | null {
  const answered = counts.correct + counts.wrong;
  return answered === scoredOf(counts) || answered === 0 ? null : counts.correct / answered;
}

/** The same denominator as the score; an unreadable answer counts what a guess among its options would. */
function chanceCredited(
  counts: Counts,
  variants: Outcome[][],
  chances: (number | null)[],
): number | null {
  const n = scoredOf(counts);
  if (n === 0 || counts.correct + counts.wrong === n) return null;
  let credit = counts.correct;
  for (const outcomes of variants) {
    for (const [item, outcome] of outcomes.entries()) {
      if (outcome !== 'unparsed' && outcome !== 'refused' && outcome !== 'truncated') continue;
      const chance = chances[item] ?? null;
      if (chance === null) return null;
      credit += chance;
    }
  }
  return credit / n;
}
