import type { BenchmarkCard } from '../../../harness/schema/benchmark-card.ts';
import type { Result } from '../../../harness/schema/result.ts';
import type { Board } from './board.ts';
import { itemsTitle } from './subset-words.ts';

/** All results on one item set, however they were asked. */
export type ItemSetGroup = { itemSet: string; title: string; results: Result[] };

/** The item sets of a benchmark in the order of its boards; a board may hold a part of one. */
export function itemSetGroups({
  boards,
  results,
  card,
}: {
  boards: readonly Pick<Board, 'itemSet'>[];
  results: Result[];
  card: Pick<BenchmarkCard, 'splits'> | null;
}): ItemSetGroup[] {
  return [...new Set(boards.map(({ itemSet }) => itemSet))].flatMap((itemSet) => {
    const own = results.filter(({ benchmark }) => benchmark.itemSet === itemSet);
    const place = own[0]?.benchmark;
    if (place === undefined) return [];
    const split = card?.splits.find(({ id }) => id === place.split)?.title ?? place.split;
    return { itemSet, title: itemsTitle(place, split), results: own };
  });
}
