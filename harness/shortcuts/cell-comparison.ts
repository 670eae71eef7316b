import { clusterTotals } from './cluster-totals.ts';
import { pairOf, tested } from './context.ts';
import type { Evidence, ProbeEvidence } from './evidence.ts';
import { ratioFigure, undefinedFor, type Found } from './found.ts';
import {
  gainParts,
  PART_COLUMNS,
  partRow,
  type Answer,
  type Denominator,
  type GainParts,
} from './gain-parts.ts';
import { differenceTotals, type Place } from './probe-figures.ts';
import type { Resampling } from './resampling.ts';

export type Checkpoints = { base: Evidence; tuned: Evidence };

export type CellComparison = {
  /** Of the score with the video, later less base, over the items scored in both. */
  gain: Found;
  /** The same without the video. */
  blindGain: Found;
  /** (f_T − f_B) − (b_T − b_B) an item, over the items scored in all four: it reads every unreadable answer as wrong. */
  differenceInDifferences: Found;
  /** The gain in three parts, under each denominator, over the same items. */
  parts: Record<Denominator, GainParts> | null;
};

/** What a later checkpoint gains over a base on the items of one cell. */
export function cellComparison(
  { base, tuned }: Checkpoints,
  { place, random }: { place: Place; random: Resampling },
): CellComparison {
  const gainOf = (probe: string): Found => {
    const pair = [base, tuned].map((record) => pairOf([probe, probe], record));
    const [before, after] = pair;
    if (before === undefined || 'kind' in before) return lacking(before);
    if (after === undefined || 'kind' in after) return lacking(after);
    const totals = differenceTotals(place, after[0].values, before[0].values);
    return tested(ratioFigure(totals, 0), totals.sums[0], { cell: place.cell, random });
  };
  const [gain, blindGain] = [gainOf('full'), gainOf('blind')];
  const [before, after] = [base, tuned].map((record) => pairOf(['full', 'blind'], record));
  if (before === undefined || after === undefined || 'kind' in before || 'kind' in after) {
    const absent = [before, after].find((one) => one !== undefined && 'kind' in one);
    return {
      gain,
      blindGain,
      differenceInDifferences: absent !== undefined && 'kind' in absent ? absent : lacking(),
      parts: null,
    };
  }
  const four = {
    fullTuned: after[0],
    fullBase: before[0],
    blindTuned: after[1],
    blindBase: before[1],
  };
  return { gain, blindGain, ...fourCells(four, { place, random }) };
}

function lacking(absent?: Found): Found {
  return absent ?? undefinedFor('there is nothing to compare');
}

type Four = Record<'fullTuned' | 'fullBase' | 'blindTuned' | 'blindBase', ProbeEvidence>;

function fourCells(
  four: Four,
  { place, random }: { place: Place; random: Resampling },
): Pick<CellComparison, 'differenceInDifferences' | 'parts'> {
  const { items, cell } = place;
  let hasChance = true;
  const did = PART_COLUMNS;
  const totals = clusterTotals(items, cell.members, {
    columns: PART_COLUMNS + 1,
    fill(item, row) {
      const answers = {
        fullTuned: answerOf(four.fullTuned, item),
        fullBase: answerOf(four.fullBase, item),
        blindTuned: answerOf(four.blindTuned, item),
        blindBase: answerOf(four.blindBase, item),
      };
      const { fullTuned, fullBase, blindTuned, blindBase } = answers;
      if (fullTuned === null || fullBase === null || blindTuned === null || blindBase === null) {
        return false;
      }
      const chance = four.fullTuned.chances[item] ?? null;
      if (chance === null) hasChance = false;
      partRow(row, { fullTuned, fullBase, blindTuned, blindBase }, chance);
      row[did] = fullTuned.value - fullBase.value - (blindTuned.value - blindBase.value);
      return true;
    },
  });
  if (totals.n === 0) {
    const none = undefinedFor('no item is scored with and without the video by both');
    return { differenceInDifferences: none, parts: null };
  }
  const parts = { ...totals, sums: totals.sums.slice(0, PART_COLUMNS) };
  const difference = ratioFigure(totals, did, { range: 'difference of differences' });
  return {
    differenceInDifferences: tested(difference, totals.sums[did], { cell, random }),
    parts: gainParts(parts, { hasChance, cell, random }),
  };
}

function answerOf({ values, answered }: ProbeEvidence, item: number): Answer | null {
  const [value, share] = [values[item] ?? null, answered[item] ?? null];
  return value === null || share === null ? null : { value, answered: share };
}
