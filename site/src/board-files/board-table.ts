import type { Column, Table } from '../../../harness/result-table/table.ts';
import type { Board } from '../model/board.ts';
import { looksOf } from '../records/looks.ts';
import { standingsOf } from '../records/standings.ts';
import type { Result } from '../../../harness/schema/result.ts';
import { bandLetter } from '../model/standing/place-words.ts';
import type { Place } from '../model/standing/board-standing.ts';
import type { LookFigure } from '../model/look-figure.ts';

type Line = {
  board: Board;
  result: Result;
  rank: number | null;
  place: Place | undefined;
  looks: LookFigure[];
};

/** What identifies a line in every file of a benchmark. */
export function identity<Row>(of: (row: Row) => { board: Board; result: Result }): Column<Row>[] {
  const text = (name: string, about: string, read: (line: ReturnType<typeof of>) => string) => ({
    name,
    type: 'STRING' as const,
    about,
    of: (row: Row) => read(of(row)),
  });
  return [
    text('board', 'item set, and which of its parts', ({ board }) => board.id),
    text('result', 'id of the record', ({ result }) => result.id),
    text('model', 'id of the model', ({ result }) => result.model.id),
    text('name', 'name of the model', ({ result }) => result.model.name),
    text('asked', 'hash of everything that was asked', ({ result }) => result.protocol.asked),
  ];
}

/** The leaderboards of a benchmark, a line a row. Shares and differences are of 1. */
export async function boardTable(boards: readonly Board[]): Promise<Table<Line>> {
  const rows: Line[] = [];
  for (const board of boards) {
    const looks = await looksOf(board.rows.map(({ result }) => result));
    const { whole } = await standingsOf(board);
    for (const { result, rank } of board.rows) {
      const place = whole.places.get(result.id);
      rows.push({ board, result, rank, place, looks: looks.get(result) ?? [] });
    }
  }
  return { columns: COLUMNS, rows };
}

function number(name: string, about: string, of: Column<Line>['of']): Column<Line> {
  return { name, type: 'DOUBLE', about, of };
}

function look(id: string, part: 'value' | 'low' | 'high'): Column<Line>['of'] {
  return ({ looks, result }) => {
    const found = looks.find((one) => one.id === id)?.found;
    return result.model.kind === 'model' && found?.kind === 'figure' ? found[part] : null;
  };
}

const COLUMNS: Column<Line>[] = [
  ...identity<Line>((line) => line),
  number('rank', 'by the point estimate; empty for rows without a rank', ({ rank }) => rank),
  number('rank_low', 'best rank of the 95% interval', ({ place }) => place?.rank.low ?? null),
  number('rank_high', 'worst rank of the 95% interval', ({ place }) => place?.rank.high ?? null),
  {
    name: 'band',
    type: 'STRING',
    about: 'tie band, A is best',
    of: ({ place }) => (place === undefined ? null : bandLetter(place.band)),
  },
  ...(['value', 'low', 'high', 'n', 'clusters'] as const).map((part) =>
    number(
      part === 'value' ? 'accuracy' : `accuracy_${part}`,
      'of the full video, with its 95% interval',
      ({ result }) => result.probes['full']?.accuracy?.[part] ?? null,
    ),
  ),
  ...(['visual-gain', 'shortcut-share'] as const).flatMap((id) =>
    (['value', 'low', 'high'] as const).map((part) =>
      number(
        `${id.replace('-', '_')}${part === 'value' ? '' : `_${part}`}`,
        id === 'visual-gain' ? 'full video less no video' : 'left without the video, above chance',
        look(id, part),
      ),
    ),
  ),
  {
    name: 'provenance',
    type: 'STRING',
    about: 'how far the row was checked',
    of: ({ result }) => result.provenance.level,
  },
  {
    name: 'contamination',
    type: 'STRING',
    about: 'unknown, clean or overlap',
    of: ({ result }) => result.contamination.state,
  },
];
