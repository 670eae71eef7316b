import type { ItemQuery, Show, Sort } from './item-query.ts';
import type { ItemTable, Tally } from './item-table.ts';

export const PAGE_SIZE = 100;

/** What runs disagree about: neither a clear majority is right nor a clear majority wrong. */
const DISAGREEMENT = { low: 1 / 3, high: 2 / 3 };

/**
 * Places of the chosen items in their order on the page.
 *
 * @param words of an item that can be searched beside its id: a question that the reader brought along.
 */
export function chooseItems(
  table: ItemTable,
  query: Pick<ItemQuery, 'show' | 'label' | 'search' | 'sort'>,
  words: (item: number) => string = () => '',
): number[] {
  const search = query.search.trim().toLowerCase();
  const labels = labelTest(table, query.label);
  return table.ids
    .map((_, item) => item)
    .filter(
      (item) =>
        isShown(table, item, query.show) &&
        labels(item) &&
        (search === '' || `${table.ids[item]}\n${words(item)}`.toLowerCase().includes(search)),
    )
    .sort((a, b) => keyOf(table, a, query.sort) - keyOf(table, b, query.sort) || a - b);
}

/** How many items a choice has, for each choice, whatever else is chosen. */
export function countShown(table: ItemTable): Record<Show, number> {
  const count = (show: Show): number =>
    table.ids.filter((_, item) => isShown(table, item, show)).length;
  return {
    all: table.ids.length,
    none: count('none'),
    every: count('every'),
    blind: count('blind'),
    disagree: count('disagree'),
    flagged: count('flagged'),
  };
}

/** The items of one page, and where it stands; a page that is not there gives the last. */
export function pageOf(
  chosen: number[],
  page: number,
): { items: number[]; page: number; pages: number; first: number } {
  const pages = Math.max(1, Math.ceil(chosen.length / PAGE_SIZE));
  const at = Math.min(page, pages);
  const first = (at - 1) * PAGE_SIZE;
  return { items: chosen.slice(first, first + PAGE_SIZE), page: at, pages, first };
}

/** Null where nothing was scored. */
export function shareRight({ right, scored }: Tally, item: number): number | null {
  const n = scored[item] ?? 0;
  return n === 0 ? null : (right[item] ?? 0) / n;
}

function isShown(table: ItemTable, item: number, show: Show): boolean {
  if (show === 'all') return true;
  if (show === 'flagged') return table.flagged?.[item] === true;
  const share = shareRight(show === 'blind' ? table.blind.answers : table.runs.full, item);
  if (share === null) return false;
  if (show === 'none') return share === 0;
  if (show === 'every') return share === 1;
  if (show === 'blind') return share > 1 / 2;
  return share >= DISAGREEMENT.low && share <= DISAGREEMENT.high;
}

/** A label that the table does not have is no choice: an address may be of another item set. */
function labelTest(table: ItemTable, chosen: ItemQuery['label']): (item: number) => boolean {
  const breakdown = table.breakdowns.find(({ name }) => name === chosen?.breakdown);
  const label = chosen === null ? -1 : (breakdown?.labels.indexOf(chosen.label) ?? -1);
  return label === -1 ? () => true : (item) => breakdown?.of[item] === label;
}

/** Small comes first; what was never scored comes last. */
function keyOf(table: ItemTable, item: number, sort: Sort): number {
  if (sort === 'order') return 0;
  const share = shareRight(sort === 'blind' ? table.blind.answers : table.runs.full, item);
  if (share === null) return 2;
  if (sort === 'hardest') return share;
  if (sort === 'disagreement') return Math.abs(share - 1 / 2);
  return -share;
}
