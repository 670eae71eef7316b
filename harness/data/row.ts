import type { z } from 'zod';
import type { RowProblem } from '../schema/item.ts';
import { shown } from './text.ts';

/** A row as a file holds it. */
export type Row = {
  value: unknown;
  /** 1-based line of the file; for parquet and JSON arrays, the 1-based row. */
  line: number;
  /** Where a field stands in the file, for rows that were taken out of a nested one. */
  place?(field: string): string;
};

/** What is wrong with a row. Thrown while an item is made of it; becomes a `RowProblem`. */
export class RowFault extends Error {
  override readonly name = 'RowFault';
  readonly kind: RowProblem['kind'];
  readonly field: string;
  readonly expected: string;
  readonly received: unknown;

  constructor(fault: {
    kind?: RowProblem['kind'];
    field: string;
    expected: string;
    received: unknown;
  }) {
    super(`${fault.field}: expected ${fault.expected}`);
    this.kind = fault.kind ?? 'format';
    this.field = fault.field;
    this.expected = fault.expected;
    this.received = fault.received;
  }
}

/** The problem of a row, with its place. */
export function problemOf(fault: RowFault, file: string, row: Row): RowProblem {
  return {
    kind: fault.kind,
    file,
    line: row.line,
    field: row.place?.(fault.field) ?? fault.field,
    expected: fault.expected,
    received: shown(fault.received),
  };
}

/** A row's value under a schema; throws a `RowFault` for the first field that breaks it. */
export function parseRow<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  throw new RowFault({
    field: path.length === 0 ? '(row)' : fieldName(path),
    expected: expectation(issue?.message ?? 'a row'),
    received: path.reduce<unknown>(
      (inner, key) => (inner as Record<PropertyKey, unknown>)[key],
      value,
    ),
  });
}

/** `["qa", 0, "uid"]` as `qa[0].uid`. */
function fieldName(path: PropertyKey[]): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      return index === 0 ? String(key) : `.${String(key)}`;
    })
    .join('');
}

/** Zod says "Invalid input: expected string, received undefined"; the middle is what we want. */
function expectation(message: string): string {
  return message.replace(/^Invalid \w+: expected /, '').replace(/, received .*$/, '');
}
