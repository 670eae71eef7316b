import type { BenchmarkCard } from '../../../harness/schema/benchmark-card.ts';
import type { Result } from '../../../harness/schema/result.ts';
import { ruleGroups } from './rule-groups.ts';
import { itemsTitle, subsetNote } from './subset-words.ts';

export type BoardRow = {
  result: Result;
  /**
   * 1 is best, equal scores share a rank; null for baselines, withdrawn and reported rows, for rows
   * with hardly any or no score, and for all rows of an anchored subset.
   */
  rank: number | null;
};

/** Results on one set of items under one set of rules: the only rows whose order means anything. */
export type Board = {
  /** Of one page: the item set, and which of its parts. */
  id: string;
  itemSet: string;
  title: string;
  items: number;
  clusters: number;
  /** Why nothing in it is ranked, where its items are an anchored subset. Absent: they are none. */
  mark?: string;
  rows: BoardRow[];
};

/**
 * One board an item set and set of rules (`ruleGroups`): those with ranked models before those with
 * baselines only, then in the order of the card's splits, then by title; subsets come last.
 */
export function boardsOf(results: Result[], card: Pick<BenchmarkCard, 'splits'> | null): Board[] {
  const splits = card?.splits ?? [];
  const place = ({ benchmark }: Result): number => {
    const index = splits.findIndex((split) => split.id === benchmark.split);
    return index === -1 ? splits.length : index;
  };
  return [...Map.groupBy(results, ({ benchmark }) => benchmark.itemSet)]
    .flatMap(([itemSet, own]) => {
      const first = own[0] as Result;
      const { split, items, clusters } = first.benchmark;
      const mark = subsetNote(first.benchmark);
      const splitTitle = splits.find(({ id }) => id === split)?.title ?? split;
      const name = itemsTitle(first.benchmark, splitTitle);
      return ruleGroups(own).map(({ results: rows, words }, part) => ({
        place: place(first),
        name,
        board: {
          id: part === 0 ? itemSet : `${itemSet}-${part + 1}`,
          itemSet,
          title: words === null ? name : `${name}, ${words}`,
          items,
          clusters,
          ...(mark === null ? {} : { mark }),
          rows: ranked(rows),
        },
      }));
    })
    .sort(
      (a, b) =>
        Number(a.board.mark !== undefined) - Number(b.board.mark !== undefined) ||
        Number(hasRanks(b.board)) - Number(hasRanks(a.board)) ||
        a.place - b.place ||
        a.name.localeCompare(b.name, 'en'),
    )
    .map(({ board }) => board);
}

/** Rows that stand on a page of boards: a row has about fifty elements, a page at most 4,500, charts among them. */
export const PRERENDERED_ROWS = 70;
/** However many stand above, of each board. */
const LEAST_ROWS = 10;

/** How many rows of each board stand on a page that holds about `most`; the others are a page away. */
export function rowsShown(boards: readonly Pick<Board, 'rows'>[], most: number): number[] {
  let left = most;
  return boards.map(({ rows }) => {
    const shown = Math.min(rows.length, Math.max(left, LEAST_ROWS));
    left -= shown;
    return shown;
  });
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

/**
 * The accuracy with everything shown, or what the rubric gives generated videos; null when nothing was
 * scored.
 */
export function score(result: Result): number | null {
  const full = result.probes['full'];
  if (full?.checklists === undefined) return full?.accuracy?.value ?? null;
  return full.checklists.rules.official.overall.average?.value ?? null;
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

/** Below this share of scored items a score is one of other items. */
const ENOUGH_SCORED = 0.95;

/**
 * A paper's own number was not measured here, what is scored in part was measured on other items, and a
 * subset is there to follow one model.
 */
function isRanked(result: Result): boolean {
  const { model, provenance, benchmark, probes } = result;
  if (model.kind !== 'model' || isWithdrawn(result) || score(result) === null) return false;
  if (benchmark.subset !== undefined) return false;
  const { full } = probes;
  const n = full?.checklists === undefined ? (full?.accuracy?.n ?? 0) : benchmark.items;
  return provenance.level !== 'reported' && n >= ENOUGH_SCORED * benchmark.items;
}

export function isWithdrawn({ provenance }: Result): boolean {
  return provenance.level === 'withdrawn';
}
