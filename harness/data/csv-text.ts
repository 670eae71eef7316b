import { CsvError, parse } from 'csv-parse/sync';
import { SightlineError } from '../errors.ts';
import type { RowProblem } from '../schema/item.ts';
import type { Row } from './row.ts';
import { withoutMark } from './text.ts';

/** How every CSV file is read, at once or in pieces. */
export const CSV_OPTIONS = {
  columns: true,
  info: true,
  raw: true,
  skip_empty_lines: true,
  // A row with too few or too many columns is that row's problem, not the file's.
  relax_column_count: true,
} as const;

export type CsvRecord = {
  record: Record<string, string>;
  raw: string;
  info: { lines: number; columns: { name: string }[]; error?: { record?: string[] } };
};

/** Rows of a table with a header, each with the line on which it starts. */
export function* parseCsv(
  content: string,
  file: string,
  delimiter: ',' | '\t' = ',',
): Generator<Row | RowProblem> {
  // The parser counts a CRLF inside quotes as two lines; with LF alone its count is right.
  const text = withoutMark(content).replaceAll('\r\n', '\n');
  for (const record of records(text, file, delimiter)) yield csvRow(record, file);
}

/** A record with the line on which it starts; a problem where it has too few or too many columns. */
export function csvRow({ record, raw, info }: CsvRecord, file: string): Row | RowProblem {
  const line = info.lines - newlinesIn(raw.replaceAll(/^\n+|\n+$/g, ''));
  const fields = info.error?.record?.length;
  if (fields === undefined) return { value: record, line };
  return {
    kind: 'format',
    file,
    line,
    field: '(row)',
    expected: `${info.columns.length} columns`,
    received: `${fields} columns`,
  };
}

function records(text: string, file: string, delimiter: string): CsvRecord[] {
  try {
    return parse(text, { ...CSV_OPTIONS, delimiter }) as unknown as CsvRecord[];
  } catch (error) {
    throw brokenCsv(error, file);
  }
}

/** What to throw for an error of the parser: where the file stops being CSV. Others are returned as they are. */
export function brokenCsv(error: unknown, file: string): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = (error as { lines?: number }).lines ?? 1;
  return new SightlineError('DATA_INVALID', `${file}:${line}: ${error.message}`, {
    hint: 'the file is not valid CSV from here on; download it again',
    cause: error,
  });
}

function newlinesIn(text: string): number {
  return text.split('\n').length - 1;
}
