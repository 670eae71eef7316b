import type { Counts } from '../schema/counts.ts';
import { floorOf, type Floor } from '../schema/floors.ts';
import type { Estimate } from '../schema/result.ts';
import type { Condition } from './conditions.ts';
import { evidenceFor, lessThanFull, type Context } from './context.ts';
import type { ProbeEvidence } from './evidence.ts';
import { ratioFigure, undefinedFor, type Found } from './found.ts';
import { chanceLevel, correctedScore, creditedScore, netFlipTotals } from './probe-figures.ts';

/** One line of a report: what was asked in one way, with everything that its score is held against. */
export type ProbeRow = {
  probe: string;
  /** Where each variant is a figure of its own. */
  variant: string | null;
  /** Of trials. */
  counts: Counts;
  accuracy: Estimate | null;
  /** What guesses score; of the best of m variants what m guesses do. */
  chance: number | null;
  /** The best rule that sees no video; null where nobody measured it, or answers are free. */
  floor: Pick<Floor, 'value' | 'baseline'> | null;
  /** (score − chance) / (1 − chance). */
  corrected: Found;
  /** The score with unreadable answers at chance; null where all were readable. */
  credited: Found | null;
  /** Shares of scored trials. */
  unread: { unparsed: number; refused: number; truncated: number } | null;
  /** Less `full`, on the items scored in both; null for `full` itself. */
  difference: Found | null;
  /** The p of the difference among all of the record's, Benjamini-Hochberg. */
  q: number | null;
  /** Against `rerun`; null for `full` and `rerun`. */
  netFlip: Found | null;
};

/** Null where the record says nothing of this cell. */
export function probeRow(condition: Condition, context: Context): ProbeRow | null {
  const { probe, variant, evidence } = condition;
  const recorded = recordedOf(condition, context);
  if (recorded === null) return null;
  const { counts, accuracy } = recorded;
  const chance =
    evidence === null
      ? context.cell.of === null
        ? condition.chance
        : null
      : chanceLevel(context, evidence);
  return {
    probe,
    variant,
    counts,
    accuracy,
    chance,
    floor: chance === null ? null : floorFigure(context),
    corrected: evidence === null ? { kind: 'withheld' } : correctedScore(context, evidence),
    credited: evidence === null ? null : creditedScore(context, evidence),
    unread: unreadShares(counts),
    difference: probe === 'full' ? null : differenceFromFull(evidence, context),
    q: null,
    netFlip:
      probe === 'full' || probe === 'rerun' || variant !== null
        ? null
        : netFlipRate(evidence, context),
  };
}

function recordedOf(
  { counts, accuracy, breakdowns }: Condition,
  { cell: { of } }: Context,
): { counts: Counts; accuracy: Estimate | null } | null {
  return of === null ? { counts, accuracy } : (breakdowns[of.breakdown]?.[of.label] ?? null);
}

function floorFigure({ floors, cell }: Context): ProbeRow['floor'] {
  const floor = floors === null ? null : floorOf(floors, cell.of ?? undefined);
  return floor === null ? null : { value: floor.value, baseline: floor.baseline };
}

function unreadShares(counts: Counts): ProbeRow['unread'] {
  const { correct, wrong, unparsed, refused, truncated } = counts;
  const scored = correct + wrong + unparsed + refused + truncated;
  if (scored === 0) return null;
  return {
    unparsed: unparsed / scored,
    refused: refused / scored,
    truncated: truncated / scored,
  };
}

function differenceFromFull(evidence: ProbeEvidence | null, context: Context): Found {
  const full = evidenceFor('full', context.record);
  if (evidence === null) return { kind: 'withheld' };
  if ('kind' in full) return full;
  return negated(lessThanFull(full, evidence, context).found);
}

function negated(found: Found): Found {
  if (found.kind !== 'figure') return found;
  const { value, low, high } = found;
  return {
    ...found,
    value: 0 - value,
    low: high === null ? null : 0 - high,
    high: low === null ? null : 0 - low,
  };
}

/** Answers that change under the probe, less those that change when nothing does. */
export function netFlipRate(evidence: ProbeEvidence | null, context: Context): Found {
  if (evidence === null) return { kind: 'withheld' };
  const rerun = evidenceFor('rerun', context.record);
  if ('kind' in rerun) return rerun;
  const totals = netFlipTotals(context, evidence, rerun);
  if (totals.n === 0) {
    return undefinedFor('no item has an answer under full, under rerun and under the probe');
  }
  return ratioFigure(totals, 0);
}
