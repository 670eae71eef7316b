import { csvLine, textCell } from '../csv-line.ts';
import type { Cell, Table } from './table.ts';

/** RFC 4180 with a heading; a missing value is an empty cell. */
export function csvText<Row>({ columns, rows }: Table<Row>): string {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ of }) => cellText(of(row)))),
  ];
  return lines.map((cells) => `${csvLine(cells)}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? textCell(cell) : String(cell);
}
