import type { Result } from '../../../harness/schema/result.ts';
import type { Board } from '../model/board.ts';
import { protocolStandings, type BoardStandings } from '../model/standing/protocol-standings.ts';
import { itemSetsByHash } from './catalogue.ts';

// Several pages show the order of one board, which takes thousands of resamples. Keyed by its records: the
// boards themselves are made anew for every page.
const known = new WeakMap<Result, { key: string; standings: BoardStandings }>();

export async function standingsOf(board: Board): Promise<BoardStandings> {
  const [first] = board.rows;
  const key = `${board.id} ${board.rows.length}`;
  const found = first === undefined ? undefined : known.get(first.result);
  if (found?.key === key) return found.standings;
  const standings = protocolStandings(board, (await itemSetsByHash()).get(board.itemSet));
  if (first !== undefined) known.set(first.result, { key, standings });
  return standings;
}
