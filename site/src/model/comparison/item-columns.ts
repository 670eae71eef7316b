import type { ItemSet } from '../../../../harness/schema/item-set.ts';
import { packColumn, unpackColumn, type PackedColumn } from './packed-column.ts';

/** What a comparison needs of an item set before anybody asks for a single item: no names. */
export type ItemColumns = Pick<
  ItemSet,
  'hash' | 'benchmark' | 'split' | 'name' | 'contentHash' | 'checklists'
> & {
  clusters: PackedColumn;
  clusterCount: number;
  optionCounts: PackedColumn;
  breakdowns: Record<string, { labels: string[]; items: PackedColumn }>;
};

/** What items and videos are called, in the order of the set. */
export type ItemNames = Pick<ItemSet, 'ids' | 'clusterIds'>;

export function columnsOf(set: ItemSet): ItemColumns {
  const { hash, benchmark, split, name, contentHash, checklists } = set;
  return {
    hash,
    benchmark,
    split,
    name,
    contentHash,
    ...(checklists === undefined ? {} : { checklists }),
    clusters: packColumn(set.clusters),
    clusterCount: set.clusterIds.length,
    optionCounts: packColumn(set.optionCounts),
    breakdowns: Object.fromEntries(
      Object.entries(set.breakdowns).map(([breakdown, { labels, items }]) => [
        breakdown,
        { labels, items: packColumn(items) },
      ]),
    ),
  };
}

export function namesOf({ ids, clusterIds }: ItemSet): ItemNames {
  return { ids, clusterIds };
}

/**
 * The item set again. Without names an item is called by its place: enough where two records are of
 * one set, and never to be taken for the ids of another.
 */
export function itemSetOf(columns: ItemColumns, names: ItemNames | null): ItemSet {
  const { clusters, clusterCount, optionCounts, breakdowns, ...rest } = columns;
  const own = unpackColumn(clusters);
  return {
    schemaVersion: 1,
    ...rest,
    ids: names?.ids ?? own.map((_, item) => String(item)),
    clusters: own,
    clusterIds: names?.clusterIds ?? Array.from({ length: clusterCount }, (_, at) => String(at)),
    optionCounts: unpackColumn(optionCounts),
    breakdowns: Object.fromEntries(
      Object.entries(breakdowns).map(([breakdown, { labels, items }]) => [
        breakdown,
        { labels, items: unpackColumn(items) },
      ]),
    ),
  };
}
