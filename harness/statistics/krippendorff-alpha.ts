import type { Confusion } from './confusion.ts';

/** What the numbers mean: names, an order, distances, or distances from a true zero. */
export type Measurement = 'nominal' | 'ordinal' | 'interval' | 'ratio';

type Value = { value: number; pairs: number };

/**
 * Krippendorff's alpha for any number of raters, with missing ratings (Krippendorff 2011, "Computing
 * Krippendorff's alpha-reliability"). Items with fewer than two ratings say nothing and are left out.
 *
 * @param ratings one row an item, one number (or null) a rater; not negative for `ratio`.
 * @returns 1 is agreement, 0 is chance; NaN where all ratings are equal, or none can be paired.
 */
export function krippendorffAlpha(
  ratings: readonly (readonly (number | null)[])[],
  measurement: Measurement,
): number {
  const units = ratings
    .map((row) => row.filter((rating) => rating !== null))
    .filter((row) => row.length > 1);
  const counts = new Map<number, number>();
  for (const rating of units.flat()) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  const values = [...counts]
    .map(([value, pairs]) => ({ value, pairs }))
    .sort((a, b) => a.value - b.value);
  const at = new Map(values.map(({ value }, k) => [value, k]));
  const distances = distanceTable(values, measurement);
  const between = (a: number, b: number) => distances[at.get(a)!]![at.get(b)!]!;

  let seen = 0;
  for (const unit of units)
    for (const a of unit) for (const b of unit) seen += between(a, b) / (unit.length - 1);
  let chance = 0;
  for (const a of values)
    for (const b of values) chance += a.pairs * b.pairs * between(a.value, b.value);
  const n = units.flat().length;
  return chance === 0 ? Number.NaN : 1 - ((n - 1) * seen) / chance;
}

/**
 * The same for two raters who have both rated every item, from their confusion matrix; the categories
 * are numbered from 0 in their order. Cells need not be whole: each item may stand for several.
 *
 * @param items how many were rated, where the cells do not sum to it.
 */
export function krippendorffOfTable(
  table: Confusion,
  measurement: 'nominal' | 'ordinal',
  items = sumOf(table.flat()),
): number {
  const scale = items / sumOf(table.flat());
  const values = table.map((cells, value) => ({
    value,
    pairs: scale * (sumOf(cells) + sumOf(table.map((row) => row[value]!))),
  }));
  const distances = distanceTable(values, measurement);
  let seen = 0;
  let chance = 0;
  table.forEach((cells, a) =>
    cells.forEach((cell, b) => {
      seen += 2 * scale * cell * distances[a]![b]!;
      chance += values[a]!.pairs * values[b]!.pairs * distances[a]![b]!;
    }),
  );
  return chance === 0 ? Number.NaN : 1 - ((2 * items - 1) * seen) / chance;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Squared distances between the values, in ascending order. */
function distanceTable(values: Value[], measurement: Measurement): number[][] {
  return values.map((a, i) =>
    values.map((b, j) => {
      if (i === j) return 0;
      if (measurement === 'nominal') return 1;
      if (measurement === 'interval') return (a.value - b.value) ** 2;
      if (measurement === 'ratio') return ((a.value - b.value) / (a.value + b.value)) ** 2;
      const [low, high] = i < j ? [i, j] : [j, i];
      const passed = values.slice(low, high + 1).reduce((sum, { pairs }) => sum + pairs, 0);
      return (passed - (a.pairs + b.pairs) / 2) ** 2;
    }),
  );
}
