import type { AuditKey, KeyRow } from './audit-key.ts';
import type { RaterSheet } from './sheet-labels.ts';

/** Two ratings of one row, which stands for `weight` of the population. */
export type RatedPair = {
  row: KeyRow;
  first: number;
  second: number;
  weight: number;
};

/** The rows that both raters have rated. */
export function betweenRaters(key: AuditKey, one: RaterSheet, other: RaterSheet): RatedPair[] {
  return weighted(
    key,
    key.rows.flatMap((row) => {
      const [first, second] = [one, other].map(({ rows }) => rows.get(row.id)?.rating ?? null);
      if (first === null || first === undefined || second === null || second === undefined)
        return [];
      return [{ row, first, second }];
    }),
  );
}

/** Every rating of a person beside the judge's: with two raters a row stands twice, half as heavy. */
export function againstJudge(key: AuditKey, sheets: RaterSheet[]): RatedPair[] {
  return weighted(
    key,
    key.rows.flatMap((row) =>
      ratingsOf(row, sheets).map((first) => ({ row, first, second: row.judge })),
    ),
  );
}

/** A row with the mean of what people said of it. */
export type HumanRating = { row: KeyRow; human: number; weight: number };

export function humanMeans(key: AuditKey, sheets: RaterSheet[]): HumanRating[] {
  const rated = key.rows.flatMap((row) => {
    const ratings = ratingsOf(row, sheets);
    if (ratings.length === 0) return [];
    return [{ row, human: ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length }];
  });
  return weighted(key, rated);
}

export function ratingsOf({ id }: KeyRow, sheets: RaterSheet[]): number[] {
  return sheets.flatMap(({ rows }) => {
    const rating = rows.get(id)?.rating ?? null;
    return rating === null ? [] : [rating];
  });
}

/**
 * What each row stands for: the answers of its stratum over those of them that are labelled, shared
 * among the ratings of the row.
 */
function weighted<T extends { row: KeyRow }>(
  { strata }: AuditKey,
  rated: T[],
): (T & { weight: number })[] {
  const times = new Map<string, number>();
  const labelled = new Map<number, Set<string>>();
  for (const { row } of rated) {
    times.set(row.id, (times.get(row.id) ?? 0) + 1);
    const own = labelled.get(row.stratum) ?? new Set();
    labelled.set(row.stratum, own.add(`${row.run}\n${row.trial}`));
  }
  return rated.map((one) => {
    const { stratum, id } = one.row;
    const population = strata[stratum]?.population ?? 0;
    const weight = population / (labelled.get(stratum)?.size ?? 1) / (times.get(id) ?? 1);
    return { ...one, weight };
  });
}
