/** A line of CSV (RFC 4180): cells with a comma, a quote or a line break stand in quotes. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(quoted).join(',');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * A text of others in a cell: what a spreadsheet would run as a formula gets an apostrophe, as OWASP
 * advises. Numbers need none.
 */
export function textCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
