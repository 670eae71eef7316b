import { random } from '../random.ts';
import type { AuditKey, KeyRow } from './audit-key.ts';
import { allocation } from './allocation.ts';
import { shuffled } from './draw.ts';
import { ratingsOf } from './labelled.ts';
import type { RaterSheet } from './sheet-labels.ts';

/** A row that people rate one way, and the judge another. */
export type Disagreement = { row: KeyRow; people: number };

/** Rows of which more than half of those who rated them say the same, and that is not what the judge says. */
export function disagreementsOf(key: AuditKey, sheets: RaterSheet[]): Disagreement[] {
  return key.rows.flatMap((row) => {
    const ratings = ratingsOf(row, sheets);
    const said = [...Map.groupBy(ratings, (rating) => rating)].find(
      ([, same]) => same.length > ratings.length / 2,
    )?.[0];
    return said === undefined || said === row.judge ? [] : [{ row, people: said }];
  });
}

/** So many of them, by run and by what the judge said, in an order that says nothing. */
export function drawDisagreements(
  found: Disagreement[],
  { items, seed }: { items: number; seed: number },
): Disagreement[] {
  const strata = [...Map.groupBy(found, ({ row }) => JSON.stringify([row.run, row.judge]))].sort(
    ([a], [b]) => (a < b ? -1 : 1),
  );
  const seats = allocation(
    strata.map(([, own]) => own.length),
    { wanted: items, minimum: 1 },
  );
  const drawn = strata.flatMap(([name, own], at) =>
    shuffled(own, random(seed, 'judge-failures', name)).slice(0, seats[at]),
  );
  return shuffled(drawn, random(seed, 'judge-failures'));
}
