import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Estimate, Result } from '../../../harness/schema/result.ts';
import type { Column, Table } from '../../../harness/result-table/table.ts';
import type { Board } from '../model/board.ts';
import { stateLines, type StateLine } from '../model/training-data/state-lines.ts';
import { probeLines, type ProbeLine } from '../model/probe-board/probe-lines.ts';
import { identity } from './board-table.ts';

type OfBoard = { board: Board; result: Result };
type CategoryLine = OfBoard & { breakdown: string; label: string; accuracy: Estimate | null };
type ProbeRow = OfBoard & ProbeLine;
type StateRow = OfBoard & StateLine;

function estimateColumns<Row>(of: (row: Row) => Estimate | null): Column<Row>[] {
  return (['value', 'low', 'high', 'n', 'clusters'] as const).map((part) => ({
    name: part === 'value' ? 'accuracy' : `accuracy_${part}`,
    type: 'DOUBLE',
    about: 'with its 95% interval, clustered by video',
    of: (row) => of(row)?.[part] ?? null,
  }));
}

function text<Row>(name: string, about: string, of: (row: Row) => string | null): Column<Row> {
  return { name, type: 'STRING', about, of };
}

/** Every row by every label, the full video. */
export function categoryTable(boards: readonly Board[]): Table<CategoryLine> {
  return {
    columns: [
      ...identity<CategoryLine>((line) => line),
      text('breakdown', 'by what the questions are divided', ({ breakdown }) => breakdown),
      text('label', 'which part', ({ label }) => label),
      ...estimateColumns<CategoryLine>(({ accuracy }) => accuracy),
    ],
    rows: ofBoards(boards, ({ probes }) =>
      Object.entries(probes['full']?.breakdowns ?? {}).flatMap(([breakdown, cells]) =>
        Object.entries(cells).map(([label, { accuracy }]) => ({ breakdown, label, accuracy })),
      ),
    ),
  };
}

/** Every probe of every row, and what the score loses under it. */
export function probeTable(
  boards: readonly Board[],
  itemSets: ReadonlyMap<string, ItemSet>,
): Table<ProbeRow> {
  const drop = (name: string, of: (line: ProbeLine) => number | null): Column<ProbeRow> => ({
    name,
    type: 'DOUBLE',
    about: 'full video less the probe, paired item by item, with its 95% interval',
    of,
  });
  return {
    columns: [
      ...identity<ProbeRow>((line) => line),
      text('probe', 'id of the probe', ({ id }) => id),
      ...estimateColumns<ProbeRow>(({ probe }) => probe.accuracy),
      drop('drop', (line) => line.drop?.value ?? null),
      drop('drop_low', (line) => line.drop?.interval?.low ?? null),
      drop('drop_high', (line) => line.drop?.interval?.high ?? null),
    ],
    rows: ofBoards(boards, (result) => probeLines(result, itemSets.get(result.benchmark.itemSet))),
  };
}

/** What is known of each model's training data. */
export function contaminationTable(boards: readonly Board[]): Table<StateRow> {
  return {
    columns: [
      ...identity<StateRow>((line) => line),
      text('state', 'unknown, clean or overlap', ({ result }) => result.contamination.state),
      text('because', 'what the state rests on', ({ because }) => because),
      ...(['id', 'frame', 'text', 'behaviour'] as const).map((level) =>
        text<StateRow>(
          level,
          'what this level of evidence says',
          ({ levels }) => levels.find((one) => one.level === level)?.text ?? null,
        ),
      ),
      text('declared', 'training data that somebody names', ({ declared }) => declared),
    ],
    rows: boards.flatMap((board) => stateLines(board).map((line) => ({ board, ...line }))),
  };
}

function ofBoards<Part extends object>(
  boards: readonly Board[],
  parts: (result: Result) => Part[],
): (OfBoard & Part)[] {
  return boards.flatMap((board) =>
    board.rows.flatMap(({ result }) => parts(result).map((part) => ({ board, result, ...part }))),
  );
}
