import type { Agreement } from './cohen-kappa.ts';

/**
 * Fleiss' kappa for the same number of raters on every item (Fleiss 1971).
 *
 * @param counts one row an item: how many raters chose each category.
 * @throws RangeError if an item has other than the same two or more ratings.
 */
export function fleissKappa(counts: readonly (readonly number[])[]): Agreement {
  const raters = sum(counts[0] ?? []);
  if (raters < 2 || counts.some((row) => sum(row) !== raters))
    throw new RangeError('items without the same two or more ratings');
  const pairs = counts.map((row) => sum(row.map((c) => c * (c - 1))) / (raters * (raters - 1)));
  const observed = sum(pairs) / counts.length;
  const shares = (counts[0] as readonly number[]).map(
    (_, k) => sum(counts.map((row) => row[k] as number)) / (counts.length * raters),
  );
  const expected = sum(shares.map((share) => share * share));
  const kappa = expected === 1 ? Number.NaN : (observed - expected) / (1 - expected);
  return { observed, expected, kappa };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
