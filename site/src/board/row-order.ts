/** What a row is ordered by in one column: a number, a text, or nothing. */
export type SortKey = number | string | null;

/**
 * Places of rows in a new order. Rows without a value are last either way, and equal rows keep the order
 * that they had.
 */
export function orderOf(keys: readonly SortKey[], dir: 'asc' | 'desc'): number[] {
  const sign = dir === 'asc' ? 1 : -1;
  return [...keys.keys()].sort((a, b) => {
    const [one, other] = [keys[a] ?? null, keys[b] ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * compared(one, other);
  });
}

function compared(one: number | string, other: number | string): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : String(one).localeCompare(String(other), 'en', { numeric: true });
}

/** @param text of a `data-sort`: a number where it is one. */
export function sortKey(text: string | undefined): SortKey {
  if (text === undefined || text === '') return null;
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}
