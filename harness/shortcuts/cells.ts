import type { ItemSet } from '../schema/item-set.ts';

/** All items of a set, or those of one label of a breakdown. */
export type Cell = {
  /** Null: all. */
  of: { breakdown: string; label: string } | null;
  /** Places in the item set. */
  members: Int32Array;
};

/** With fewer items or videos a cell is marked small. */
const SMALL = { items: 30, clusters: 5 };

export function wholeCell(items: ItemSet): Cell {
  return { of: null, members: Int32Array.from(items.ids, (_, item) => item) };
}

/** One a label that has items, in the order of the breakdowns. */
export function labelCells(items: ItemSet): Cell[] {
  return Object.entries(items.breakdowns).flatMap(([breakdown, { labels, items: labelOf }]) => {
    const members = labels.map((): number[] => []);
    labelOf.forEach((label, item) => members[label]?.push(item));
    return labels.flatMap((label, index) => {
      const own = Int32Array.from(members[index] ?? []);
      return own.length === 0 ? [] : [{ of: { breakdown, label }, members: own }];
    });
  });
}

/** How much a cell holds, whoever answers. */
export function sizeOf(items: ItemSet, { members }: Cell) {
  const clusters = new Set(Array.from(members, (item) => items.clusters[item])).size;
  const small = members.length < SMALL.items || clusters < SMALL.clusters;
  return { items: members.length, clusters, small };
}
