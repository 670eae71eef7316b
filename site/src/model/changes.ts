import type { LedgerEntry } from '../../../harness/schema/ledger.ts';
import type { Result } from '../../../harness/schema/result.ts';
import { score } from './board.ts';

/** A line of the changelog: what happened to a result. */
export type Change = Omit<LedgerEntry, 'benchmark' | 'result'> & { result: Result };

/**
 * Everything that happened, newest first: the ledger, and each result that has no line of its addition as
 * added when its record says that it was published.
 */
export function changesOf(results: Result[], ledger: LedgerEntry[]): Change[] {
  const byKey = new Map(results.map((result) => [`${result.benchmark.id}/${result.id}`, result]));
  const told = ledger.flatMap(({ benchmark, result, ...entry }) => {
    const found = byKey.get(`${benchmark}/${result}`);
    return found === undefined ? [] : [{ ...entry, result: found }];
  });
  const added = new Set(told.filter(({ action }) => action === 'add').map(({ result }) => result));
  const silent = results.filter((result) => !added.has(result)).map(addition);
  // A stable sort: of one moment, the later line of the ledger stands first.
  return [...silent, ...told]
    .toReversed()
    .toSorted((a, b) => Date.parse(b.date) - Date.parse(a.date));
}

/**
 * What a reader of one result must know of its past, newest first: corrections and withdrawals with their reasons.
 * That it was added goes without saying, and who asked it again stands with its level.
 */
export function pastOf(result: Result, ledger: LedgerEntry[]): Change[] {
  return changesOf([result], ledger).filter(
    ({ action }) => action !== 'add' && action !== 'verify',
  );
}

function addition(result: Result): Change {
  const { provenance } = result;
  return {
    date: provenance.publishedAt,
    action: 'add',
    reason: 'Published.',
    by: provenance.runBy ?? 'not stated',
    before: null,
    after: score(result),
    url: null,
    result,
  };
}

/** Changes that say the same of many results at once stand together: one day, action, reason and benchmark. */
export function groupedChanges(changes: Change[]): Change[][] {
  const groups = Map.groupBy(changes, ({ date, action, reason, by, url, result }) =>
    JSON.stringify([date.slice(0, 10), action, reason, by, url, result.benchmark.id]),
  );
  return [...groups.values()];
}
