import type { z } from 'zod';
import { parseRow, RowFault, type Row } from '../data/row.ts';
import { faultAt } from './answer-fault.ts';
import type { Content } from './answer-file.ts';

/** A row under a schema; the error names file, line and field. */
export function readRow<T>(schema: z.ZodType<T>, row: Row, file: string): T {
  try {
    return parseRow(schema, row.value);
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    const { field, expected, received } = error;
    throw faultAt({ file, line: row.line, field, expected, received });
  }
}

/** The fields of the first row; none where the file holds no rows. */
export function firstFields({ rows }: Content): string[] {
  const first = rows[0]?.value;
  return typeof first === 'object' && first !== null ? Object.keys(first) : [];
}

/** The first value of an object, where the file holds one. */
export function firstEntry({ object }: Content): unknown {
  return object === null ? undefined : Object.values(object)[0];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
