import { readFile } from 'node:fs/promises';
import { SightlineError } from '../errors.ts';
import { parseJson } from './json-text.ts';
import type { Row } from './row.ts';
import { withoutMark } from './text.ts';

/** Rows of a JSON array. Trailing commas, which authors leave in by hand, are read as JSON5 has them. */
export async function* readJson(path: string, file: string): AsyncGenerator<Row> {
  const value = parseJson(withoutMark(await readFile(path, 'utf8')), file);
  if (!Array.isArray(value)) {
    throw new SightlineError('DATA_INVALID', `${file} does not hold a list of rows`);
  }
  yield* value.map((row: unknown, index) => ({ value: row, line: index + 1 }));
}
