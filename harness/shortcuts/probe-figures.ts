import type { ItemSet } from '../schema/item-set.ts';
import type { Cell } from './cells.ts';
import { clusterTotals, type ClusterTotals } from './cluster-totals.ts';
import type { ProbeEvidence } from './evidence.ts';
import { ratioFigure, undefinedFor, type Found } from './found.ts';

/** The items of a cell; figures of it are clustered by their videos. */
export type Place = { items: ItemSet; cell: Cell };

/** a − b over the items that are scored in both. Its sums a cluster are what a test flips. */
export function differenceTotals(
  { items, cell }: Place,
  a: (number | null)[],
  b: (number | null)[],
): ClusterTotals {
  return clusterTotals(items, cell.members, {
    columns: 3,
    fill(item, row) {
      const [one, other] = [a[item] ?? null, b[item] ?? null];
      if (one === null || other === null) return false;
      row[0] = one - other;
      row[1] = one;
      row[2] = other;
      return true;
    },
  });
}

/** Score above chance as a share of what could be gained above it, over the items with a chance level. */
export function correctedScore({ items, cell }: Place, { values, chances }: ProbeEvidence): Found {
  if (!cell.members.some((item) => chances[item] != null)) {
    return undefinedFor('there is no chance level without options to choose among');
  }
  const totals = clusterTotals(items, cell.members, {
    columns: 2,
    fill(item, row) {
      const [value, chance] = [values[item] ?? null, chances[item] ?? null];
      if (value === null || chance === null) return false;
      row[0] = value - chance;
      row[1] = 1 - chance;
      return true;
    },
  });
  return ratioFigure(totals, 0, { bottom: 1 });
}

/** What guesses would score on the scored items; null where any of them has no options, or none is scored. */
export function chanceLevel({ cell }: Place, { values, chances }: ProbeEvidence): number | null {
  let [sum, n] = [0, 0];
  for (const item of cell.members) {
    if (values[item] == null) continue;
    const chance = chances[item] ?? null;
    if (chance === null) return null;
    sum += chance;
    n += 1;
  }
  return n === 0 ? null : sum / n;
}

/**
 * The score with what a guess is worth for each unreadable answer; null where every answer is readable,
 * where the best of several variants counts, and without a chance level.
 */
export function creditedScore({ items, cell }: Place, evidence: ProbeEvidence): Found | null {
  const { values, chances, answered, combine } = evidence;
  if (combine === 'best') return null;
  const unread = cell.members.some((item) => answered[item] != null && answered[item] !== 1);
  if (!unread) return null;
  if (cell.members.some((item) => values[item] != null && chances[item] == null)) return null;
  const totals = clusterTotals(items, cell.members, {
    columns: 1,
    fill(item, row) {
      const value = creditedValue(evidence, item);
      if (value === null) return false;
      row[0] = value;
      return true;
    },
  });
  return ratioFigure(totals, 0, { range: 'score' });
}

/**
 * a − b with what a guess is worth for each unreadable answer of either; null where every answer is
 * readable, and without a chance level.
 */
export function creditedDifference(place: Place, a: ProbeEvidence, b: ProbeEvidence): Found | null {
  const [one, other] = [creditedScore(place, a), creditedScore(place, b)];
  if (one === null && other === null) return null;
  const { items, cell } = place;
  if (cell.members.some((item) => a.values[item] != null && a.chances[item] == null)) return null;
  const totals = clusterTotals(items, cell.members, {
    columns: 1,
    fill(item, row) {
      const [first, second] = [creditedValue(a, item), creditedValue(b, item)];
      if (first === null || second === null) return false;
      row[0] = first - second;
      return true;
    },
  });
  return ratioFigure(totals, 0);
}

function creditedValue({ values, answered, chances }: ProbeEvidence, item: number): number | null {
  const [right, readable] = [values[item] ?? null, answered[item] ?? null];
  return right === null || readable === null ? null : right + (1 - readable) * (chances[item] ?? 0);
}

/** Answers that change under a probe, less those that change when nothing does. */
export function netFlipTotals(
  { items, cell }: Place,
  probe: ProbeEvidence,
  rerun: ProbeEvidence,
): ClusterTotals {
  return differenceTotals({ items, cell }, probe.flips, rerun.flips);
}
