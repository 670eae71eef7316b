import type { APIRoute, GetStaticPaths } from 'astro';
import { boardData } from '../../../model/generation/board-data.ts';
import { benchmarkEntries, itemSetsByHash } from '../../../records/catalogue.ts';
import type { Board } from '../../../model/board.ts';

export const getStaticPaths = (async () =>
  (await benchmarkEntries())
    .filter(({ task }) => task === 'generation')
    .flatMap(({ boards }) =>
      boards.map((board) => ({ params: { itemSet: board.itemSet }, props: { board } })),
    )) satisfies GetStaticPaths;

/** A board of generators: what its page shows. */
export const GET: APIRoute<{ board: Board }> = async ({ props: { board } }) =>
  Response.json(boardData({ board, items: (await itemSetsByHash()).get(board.itemSet) }));
