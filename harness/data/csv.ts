import { readFile } from 'node:fs/promises';
import type { RowProblem } from '../schema/item.ts';
import { parseCsv } from './csv-text.ts';
import type { Row } from './row.ts';

/** Rows of a CSV file with a header, each with the line on which it starts. */
export async function* readCsv(path: string, file: string): AsyncGenerator<Row | RowProblem> {
  yield* parseCsv(await readFile(path, 'utf8'), file);
}
