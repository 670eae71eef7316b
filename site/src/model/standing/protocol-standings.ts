import type { ItemSet } from '../../../../harness/schema/item-set.ts';
import type { Board } from '../board.ts';
import { boardStanding, type Standing } from './board-standing.ts';

/** The order of a board, and that of the rows of each protocol among themselves. */
export type BoardStandings = { whole: Standing; byProtocol: ReadonlyMap<string, Standing> };

/** @returns protocols by their asked hash; with one protocol the whole is its standing. */
export function protocolStandings(
  { rows }: Pick<Board, 'rows'>,
  items: ItemSet | undefined,
): BoardStandings {
  const whole = boardStanding(rows, items);
  const ranked = rows.filter(({ rank }) => rank !== null);
  const parts = [...Map.groupBy(ranked, ({ result }) => result.protocol.asked)];
  return {
    whole,
    byProtocol: new Map(
      parts.map(([asked, own]) => [asked, parts.length === 1 ? whole : boardStanding(own, items)]),
    ),
  };
}
