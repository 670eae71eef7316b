import { createReadStream } from 'node:fs';
import type { RowProblem } from '../schema/item.ts';
import type { Row } from './row.ts';
import { shown, withoutMark } from './text.ts';

/** Longer lines are no rows of any benchmark; without a bound one bad file takes all memory. */
const LONGEST_LINE = 16 * 1024 * 1024;

type Bound = {
  /** Characters of a line. */
  longest?: number;
};

/** Rows of a JSON Lines file, streamed. A line that is not JSON is a problem of that line alone. */
export function readJsonl(
  path: string,
  file: string,
  bound: Bound = {},
): AsyncGenerator<Row | RowProblem> {
  return parseJsonl(createReadStream(path, 'utf8') as AsyncIterable<string>, file, bound);
}

/** The same of text that comes in pieces, cut anywhere. */
export async function* parseJsonl(
  chunks: AsyncIterable<string>,
  file: string,
  { longest = LONGEST_LINE }: Bound = {},
): AsyncGenerator<Row | RowProblem> {
  for await (const { text, line, cut } of lines(chunks, longest)) {
    if (!cut && text.trim() === '') continue;
    const problem = (expected: string): RowProblem => {
      return { kind: 'format', file, line, field: '(row)', expected, received: shown(text) };
    };
    if (cut) {
      yield problem(`a line of at most ${longest} characters`);
      continue;
    }
    try {
      yield { value: JSON.parse(text) as unknown, line };
    } catch (error) {
      yield problem(`a line of JSON (${(error as Error).message})`);
    }
  }
}

type Line = { text: string; line: number; cut: boolean };

async function* lines(chunks: AsyncIterable<string>, longest: number): AsyncGenerator<Line> {
  let line = 1;
  let text = '';
  let cut = false;
  const take = (piece: string) => {
    const room = longest - text.length;
    cut ||= piece.length > room;
    text += piece.length > room ? piece.slice(0, room) : piece;
  };
  const finished = (): Line => ({ text: line === 1 ? withoutMark(text) : text, line, cut });

  for await (const chunk of chunks) {
    const pieces = chunk.split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      take(piece);
      yield finished();
      line += 1;
      text = '';
      cut = false;
    }
    take(last);
  }
  if (text !== '') yield finished();
}
