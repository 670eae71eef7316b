import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { RowProblem } from '../schema/item.ts';
import { brokenCsv, CSV_OPTIONS, csvRow, type CsvRecord } from './csv-text.ts';
import type { Row } from './row.ts';

/** Rows of a table with a header, from text that comes in pieces; only the row at hand is in memory. */
export async function* streamCsv(
  chunks: AsyncIterable<string>,
  file: string,
  delimiter: ',' | '\t' = ',',
): AsyncGenerator<Row | RowProblem> {
  const parser = parse({ ...CSV_OPTIONS, delimiter, bom: true });
  // An error of the source reaches the loop through the parser, which is destroyed with it.
  pipeline(Readable.from(withoutReturns(chunks)), parser, () => {});
  try {
    for await (const record of parser as AsyncIterable<CsvRecord>) yield csvRow(record, file);
  } catch (error) {
    throw brokenCsv(error, file);
  }
}

/** As `parseCsv` has it: the parser counts lines rightly where they end in LF alone. */
async function* withoutReturns(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let kept = '';
  for await (const chunk of chunks) {
    const text = kept + chunk;
    kept = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - kept.length).replaceAll('\r\n', '\n');
  }
  if (kept !== '') yield kept;
}
