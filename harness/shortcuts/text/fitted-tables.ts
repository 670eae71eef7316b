import { textTable, type Column } from '../../table.ts';

/** Terminals are at least so wide. */
const WIDTH = 100;
const GAP = 2;

/**
 * Tables no wider than a terminal: the first columns stand in each, the others are dealt out in order.
 *
 * @param fixed how many columns say what a line is about.
 */
export function fittedTables(columns: Column[], rows: string[][], fixed: number): string[] {
  const width = (index: number) =>
    Math.max(columns[index]?.title.length ?? 0, ...rows.map((row) => row[index]?.length ?? 0)) +
    GAP;
  const leading = Array.from({ length: fixed }, (_, index) => index);
  const room = WIDTH + GAP - leading.reduce((sum, index) => sum + width(index), 0);
  const groups: number[][] = [];
  let left = 0;
  for (let index = fixed; index < columns.length; index++) {
    if (groups.length === 0 || width(index) > left) {
      groups.push([]);
      left = room;
    }
    groups.at(-1)?.push(index);
    left -= width(index);
  }
  return groups.map((group) => {
    const chosen = [...leading, ...group];
    const pick = <T>(all: T[]) => chosen.map((index) => all[index] as T);
    return textTable(pick(columns), rows.map(pick));
  });
}
