import { accuracy } from '../statistics/accuracy.ts';
import type { ItemSet } from '../schema/item-set.ts';
import { countOutcomes, type Counts } from '../schema/counts.ts';
import { isScored, type Outcome } from '../schema/outcome.ts';
import type { Estimate, ProbeResult } from '../schema/result.ts';

/** The figures of one probe, before it is decided whether its outcomes may be published. */
export type Summary = Omit<ProbeResult, 'version' | 'outcomes' | 'shared'>;

/** @param outcomes one an item, in the order of the item set. */
export function summarise(outcomes: Outcome[], items: ItemSet): Summary {
  const all = outcomes.map((_, index) => index);
  const counts = countOutcomes(outcomes);
  return {
    counts,
    accuracy: estimate(all, outcomes, items),
    chance: chanceLevel(outcomes, items),
    bounds: bounds(counts),
    answeredOnly: answeredOnly(counts),
    breakdowns: Object.fromEntries(
      Object.entries(items.breakdowns).map(([name, { labels, items: labelOf }]) => [
        name,
        Object.fromEntries(
          labels.map((label, index) => {
            const own = all.filter((item) => labelOf[item] === index);
            return [
              label,
              {
                counts: countOutcomes(own.map((item) => outcomes[item] as Outcome)),
                accuracy: estimate(own, outcomes, items),
              },
            ];
          }),
        ),
      ]),
    ),
  };
}

/** Correct over scored items, clustered by video; null when nothing was scored. */
function estimate(chosen: number[], outcomes: Outcome[], items: ItemSet): Estimate | null {
  const scored = chosen.filter((item) => isScored(outcomes[item] as Outcome));
  if (scored.length === 0) return null;
  return accuracy(
    scored.map((item) => outcomes[item] === 'correct'),
    scored.map((item) => items.clusters[item] as number),
  );
}

/** What a uniform guess over each item's own options would score. */
function chanceLevel(outcomes: Outcome[], items: ItemSet): number | null {
  const counts = items.optionCounts.filter((_, item) => isScored(outcomes[item] as Outcome));
  if (counts.length === 0 || counts.includes(0)) return null;
  return counts.reduce((sum, options) => sum + 1 / options, 0) / counts.length;
}

function scoredOf(counts: Counts): number {
  return counts.correct + counts.wrong + counts.unparsed + counts.refused + counts.truncated;
}

function bounds(counts: Counts): Summary['bounds'] {
  const unknown = counts.failed + counts.unjudged;
  const n = scoredOf(counts) + unknown;
  if (unknown === 0 || n === 0) return null;
  return { low: counts.correct / n, high: (counts.correct + unknown) / n };
}

function answeredOnly(counts: Counts): number | null {
  const answered = counts.correct + counts.wrong;
  return answered === scoredOf(counts) || answered === 0 ? null : counts.correct / answered;
}
