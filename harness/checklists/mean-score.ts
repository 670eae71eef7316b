import type { ItemScore } from './item-scores.ts';

/**
 * One item scored several times, as one score: each dimension the mean over those that have it, the
 * average that of the averages.
 *
 * @param scores of one item, one or more.
 */
export function meanScore(scores: readonly ItemScore[]): ItemScore {
  const first = scores[0] as ItemScore;
  if (scores.length === 1) return first;
  return {
    ...first,
    dimensions: Object.fromEntries(
      Object.keys(first.dimensions).map((name) => [
        name,
        mean(scores.map(({ dimensions }) => dimensions[name] ?? null)),
      ]),
    ),
    average: mean(scores.map(({ average }) => average)),
  };
}

function mean(values: readonly (number | null)[]): number | null {
  const there = values.filter((value) => value !== null);
  return there.length === 0 ? null : there.reduce((sum, value) => sum + value, 0) / there.length;
}
