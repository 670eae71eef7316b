import { isScored } from '../../../harness/schema/outcome.ts';
import type { ItemOutcomes } from './item-outcomes.ts';

/** Fewer runs say nothing about an item. */
const LEAST_RUNS = 5;

/**
 * How well an item tells good runs from bad ones: the correlation of being right on it with the share
 * right on all other items, over the runs of models (corrected item-total correlation, Lord and Novick
 * 1968, chapter 15). Below zero an item is suspect: better models miss it more often.
 *
 * @returns null with fewer than five runs, or where all runs do alike.
 */
export function discrimination(
  { rows, columns }: ItemOutcomes,
  item: number,
): { value: number; runs: number } | null {
  const pairs = columns.flatMap(({ row, probe, variant, outcomes }) => {
    const { kind, withdrawn } = rows[row] ?? { kind: 'baseline', withdrawn: true };
    const own = outcomes[item];
    if (probe !== 'full' || variant !== '' || kind !== 'model' || withdrawn) return [];
    if (own === undefined || !isScored(own)) return [];
    const others = outcomes.filter((outcome, at) => at !== item && isScored(outcome));
    if (others.length === 0) return [];
    const right = others.filter((outcome) => outcome === 'correct').length;
    return [{ x: own === 'correct' ? 1 : 0, y: right / others.length }];
  });
  if (pairs.length < LEAST_RUNS) return null;
  const mean = (of: (pair: { x: number; y: number }) => number): number =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const [x, y] = [mean((pair) => pair.x), mean((pair) => pair.y)];
  const together = mean((pair) => (pair.x - x) * (pair.y - y));
  const spread = Math.sqrt(mean((pair) => (pair.x - x) ** 2) * mean((pair) => (pair.y - y) ** 2));
  // Scores that differ by rounding alone would give any figure.
  return spread < 1e-9 ? null : { value: together / spread, runs: pairs.length };
}
