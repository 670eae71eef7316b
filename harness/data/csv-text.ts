import { CsvError, parse } from 'csv-parse/sync';
import { SightlineError } from '../errors.ts';
import type { RowProblem } from '../schema/item.ts';
import type { Row } from './row.ts';
import { withoutMark } from './text.ts';

type CsvRecord = {
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
  for (const { record, raw, info } of records(text, file, delimiter)) {
    const line = info.lines - newlinesIn(raw.replaceAll(/^\n+|\n+$/g, ''));
    const fields = info.error?.record?.length;
    if (fields === undefined) {
      yield { value: record, line };
      continue;
    }
    yield {
      kind: 'format',
      file,
      line,
      field: '(row)',
      expected: `${info.columns.length} columns`,
      received: `${fields} columns`,
    };
  }
}

function records(text: string, file: string, delimiter: string): CsvRecord[] {
  try {
    return parse(text, {
      columns: true,
      delimiter,
      info: true,
      raw: true,
      skip_empty_lines: true,
      // A row with too few or too many columns is that row's problem, not the file's.
      relax_column_count: true,
    }) as unknown as CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as { lines?: number }).lines ?? 1;
    throw new SightlineError('DATA_INVALID', `${file}:${line}: ${error.message}`, {
      hint: 'the file is not valid CSV from here on; download it again',
      cause: error,
    });
  }
}

function newlinesIn(text: string): number {
  return text.split('\n').length - 1;
}
