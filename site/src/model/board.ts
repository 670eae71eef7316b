import type { BenchmarkCard } from '../../../harness/schema/benchmark-card.ts';
import type { Result } from '../../../harness/schema/result.ts';

export type BoardRow = {
  result: Result;
  /** 1 is best, equal scores share a rank; null for baselines, withdrawn rows and rows without a score. */
  rank: number | null;
};

/** All results on one set of items: the only rows whose order means anything. */
export type Board = {
  itemSet: string;
  title: string;
  items: number;
  clusters: number;
  rows: BoardRow[];
};

/**
 * One board an item set: those with ranked models before those with baselines only, then in the
 * order of the card's splits, then by title.
 */
export function boardsOf(results: Result[], card: Pick<BenchmarkCard, 'splits'> | null): Board[] {
  const splits = card?.splits ?? [];
  const place = ({ benchmark }: Result): number => {
    const index = splits.findIndex((split) => split.id === benchmark.split);
    return index === -1 ? splits.length : index;
  };
  return [...Map.groupBy(results, ({ benchmark }) => benchmark.itemSet)]
    .map(([itemSet, rows]) => {
      const first = rows[0] as Result;
      const { split, itemSetName, items, clusters } = first.benchmark;
      const splitTitle = splits.find(({ id }) => id === split)?.title ?? split;
      const title = itemSetName === null ? splitTitle : `${splitTitle}: ${itemSetName}`;
      return {
        place: place(first),
        board: { itemSet, title, items, clusters, rows: ranked(rows) },
      };
    })
    .sort(
      (a, b) =>
        Number(hasRanks(b.board)) - Number(hasRanks(a.board)) ||
        a.place - b.place ||
        a.board.title.localeCompare(b.board.title, 'en'),
    )
    .map(({ board }) => board);
}

function hasRanks({ rows }: Pick<Board, 'rows'>): boolean {
  return rows.some(({ rank }) => rank !== null);
}

/** The best row of each model, best first: what fits where a whole board does not. */
export function bestRows({ rows }: Pick<Board, 'rows'>): BoardRow[] {
  const seen = new Set<string>();
  return rows.filter(({ result, rank }) => {
    if (rank === null || seen.has(result.model.id)) return false;
    seen.add(result.model.id);
    return true;
  });
}

/** How many ways of asking stand in a board; with more than one, its ranks need a caution. */
export function protocolCount({ rows }: Pick<Board, 'rows'>): number {
  return new Set(rows.map(({ result }) => result.protocol.asked)).size;
}

/** The accuracy with everything shown, or null when nothing was scored. */
export function score(result: Result): number | null {
  return result.probes['full']?.accuracy?.value ?? null;
}

/**
 * Best first; rows without a score and withdrawn rows last. Only models are ranked: a baseline has
 * its place in the order, so that a reader sees which models it beats, but no rank.
 */
function ranked(results: Result[]): BoardRow[] {
  const sorted = results.toSorted(
    (a, b) =>
      Number(isWithdrawn(a)) - Number(isWithdrawn(b)) ||
      (score(b) ?? -1) - (score(a) ?? -1) ||
      a.model.name.localeCompare(b.model.name, 'en') ||
      a.id.localeCompare(b.id, 'en'),
  );
  const scores = sorted.filter(isRanked).map(score);
  return sorted.map((result) => ({
    result,
    rank: isRanked(result) ? scores.indexOf(score(result)) + 1 : null,
  }));
}

function isRanked(result: Result): boolean {
  return result.model.kind === 'model' && !isWithdrawn(result) && score(result) !== null;
}

export function isWithdrawn({ provenance }: Result): boolean {
  return provenance.level === 'withdrawn';
}
