import { readFile } from 'node:fs/promises';
import JSON5 from 'json5';
import { SightlineError } from '../errors.ts';
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

/** JSON or JSON5; a syntax error names file, line and column. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The stricter parser is much faster, the looser one knows where it stopped.
  }
  try {
    return JSON5.parse<unknown>(text);
  } catch (error) {
    const { lineNumber = 1, columnNumber = 1 } = error as Partial<Record<string, number>>;
    const what = (error as Error).message.replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, '');
    throw new SightlineError('DATA_INVALID', `${file}:${lineNumber}:${columnNumber}: ${what}`, {
      hint: 'the file is not valid JSON; download it again',
      cause: error,
    });
  }
}
