import { SightlineError } from '../errors.ts';
import { parseCsv } from '../data/csv-text.ts';
import { parseJson } from '../data/json-text.ts';
import type { Row } from '../data/row.ts';
import { withoutMark } from '../data/text.ts';
import { isRowProblem, type RowProblem } from '../schema/item.ts';
import type { Content } from './answer-file.ts';
import { faultAt } from './answer-fault.ts';

/** Endings of files that can hold answers. */
export const ENDINGS = ['.jsonl', '.json', '.csv', '.tsv', '.xlsx'];

/**
 * Takes a file apart by its ending.
 *
 * @throws `USAGE` for another ending, `DATA_INVALID` (with the line) for one that is broken or empty.
 */
export async function parseContent(file: string, bytes: Uint8Array): Promise<Content> {
  const ending = ENDINGS.find((one) => file.toLowerCase().endsWith(one));
  if (ending === undefined) {
    throw new SightlineError('USAGE', `${file}: answers are read from ${ENDINGS.join(', ')} files`);
  }
  const content =
    ending === '.xlsx'
      ? { file, rows: await sheetRows(file, bytes), object: null }
      : textContent(file, ending, withoutMark(new TextDecoder().decode(bytes)));
  const entries = content.object === null ? content.rows : Object.keys(content.object);
  if (entries.length > 0) return content;
  throw new SightlineError('DATA_INVALID', `${file} holds no answers: it is empty`);
}

function textContent(file: string, ending: string, text: string): Content {
  if (text.trim() === '') return { file, rows: [], object: null };
  if (ending === '.jsonl') return { file, rows: jsonLines(file, text), object: null };
  if (ending === '.json') return jsonContent(file, parseJson(text, file));
  const rows = [...parseCsv(text, file, ending === '.tsv' ? '\t' : ',')].map(sound);
  return { file, rows, object: null };
}

function jsonContent(file: string, value: unknown): Content {
  if (Array.isArray(value)) {
    const rows = value.map((row: unknown, index) => ({ value: row, line: index + 1 }));
    return { file, rows, object: null };
  }
  if (typeof value === 'object' && value !== null)
    return { file, rows: [], object: value as Record<string, unknown> };
  throw new SightlineError('DATA_INVALID', `${file} holds neither a list nor an object`);
}

function jsonLines(file: string, text: string): Row[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [{ value: JSON.parse(line) as unknown, line: index + 1 }];
    } catch (error) {
      const expected = `a line of JSON (${(error as Error).message})`;
      throw faultAt({ file, line: index + 1, field: '(row)', expected, received: line });
    }
  });
}

function sound(row: Row | RowProblem): Row {
  if (!isRowProblem(row)) return row;
  throw faultAt(row);
}

/** The first sheet, its first row as the header; cells as text, as a CSV would have them. */
async function sheetRows(file: string, bytes: Uint8Array): Promise<Row[]> {
  const { readSheet } = await import('read-excel-file/universal');
  const sheet = await readSheet(new Uint8Array(bytes).buffer).catch((error: unknown) => {
    throw new SightlineError('DATA_INVALID', `${file} is no readable xlsx file`, { cause: error });
  });
  const [header = [], ...rows] = sheet;
  const names = header.map((cell) => String(cell ?? ''));
  return rows.map((cells, index) => ({
    value: Object.fromEntries(names.map((name, at) => [name, String(cells[at] ?? '')])),
    line: index + 2,
  }));
}
