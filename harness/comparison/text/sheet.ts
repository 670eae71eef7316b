import type { Column } from '../../table.ts';

/** A table before it is laid out: its first `fixed` columns say what a line is about. */
export type Sheet = { title: string; columns: Column[]; rows: string[][]; fixed: number };

/** Without columns in which no line tells anything. */
export function withoutEmpty(sheet: Sheet): Sheet {
  const told = sheet.columns.map((_, at) => sheet.rows.some((row) => (row[at] ?? '') !== ''));
  const pick = <T>(all: T[]) => all.filter((__, at) => told[at]);
  const fixed = told.slice(0, sheet.fixed).filter(Boolean).length;
  return { ...sheet, columns: pick(sheet.columns), rows: sheet.rows.map(pick), fixed };
}

export function left(title: string): Column {
  return { title };
}

export function right(title: string): Column {
  return { title, align: 'right' };
}
