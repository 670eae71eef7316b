import { csvLine } from '../../../harness/csv-line.ts';
import type { Cell, Table } from './table.ts';

/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** RFC 4180 with a heading; a missing value is an empty cell. */
export function csvText<Row>({ columns, rows }: Table<Row>): string {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ of }) => cellText(of(row)))),
  ];
  return lines.map((cells) => `${csvLine(cells)}\r\n`).join('');
}

/** A text that a spreadsheet would run as a formula gets an apostrophe, as OWASP advises; numbers stay. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string' && FORMULA.test(cell)) return `'${cell}`;
  return String(cell);
}
