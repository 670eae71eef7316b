import type { Result } from '../../../harness/schema/result.ts';
import { bestRows, type Board } from './board.ts';

/** A line of a table for other sites: the best row of a model. */
export type EmbedRow = {
  result: Result;
  value: number;
  /** Null where the data say nothing of the spread. */
  interval: { low: number; high: number } | null;
};

/** Best first, one line a model; only what is ranked. */
export function embedRows(board: Pick<Board, 'rows'>): EmbedRow[] {
  return bestRows(board).flatMap(({ result }) => {
    const figure = scoreFigure(result);
    if (figure == null) return [];
    const { value, low, high } = figure;
    return { result, value, interval: low === null || high === null ? null : { low, high } };
  });
}

function scoreFigure({ probes }: Result) {
  const { full } = probes;
  return full?.checklists === undefined
    ? full?.accuracy
    : full.checklists.rules.official.overall.average;
}
