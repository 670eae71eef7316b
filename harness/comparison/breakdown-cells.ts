import type { ItemSet } from '../schema/item-set.ts';
import { labelCells, sizeOf } from '../shortcuts/cells.ts';
import { clusterIndex } from '../statistics/clusters.ts';
import { benjaminiHochberg } from '../statistics/multiplicity.ts';
import type { Arms } from './denominators.ts';
import { testedDifference, type Tested } from './overall.ts';
import { pairSums } from './pair-sums.ts';
import type { Randomness } from './randomness.ts';

/** The difference on the items of one label. */
export type BreakdownCell = Tested & {
  breakdown: string;
  label: string;
  /** p adjusted over the cells of all breakdowns (Benjamini-Hochberg); null where the cell is exploratory. */
  q: number | null;
  /** Few items or videos: its p is not adjusted, and no claim. */
  exploratory: boolean;
};

/** @param random of all items: a cell is tested on its own clusters of them. */
export function breakdownCells(
  items: ItemSet,
  { base, other }: Arms,
  random: Randomness,
): BreakdownCell[] {
  const index = clusterIndex(items.clusters);
  const cells = labelCells(items).flatMap((cell) => {
    // One label for all items says nothing that the whole does not.
    if (cell.of === null || cell.members.length === items.ids.length) return [];
    const tested = testedDifference(
      pairSums(base, other, { index, members: cell.members }),
      random,
    );
    const exploratory = sizeOf(items, cell).small;
    return tested === null ? [] : [{ ...tested, ...cell.of, q: null, exploratory }];
  });
  const family = cells.filter(({ exploratory }) => !exploratory);
  const q = benjaminiHochberg(family.map(({ p }) => p));
  const adjusted = new Map(family.map((cell, at) => [cell, q[at] ?? null]));
  return cells.map((cell) => ({ ...cell, q: adjusted.get(cell) ?? null }));
}
