import { holm } from './multiplicity.ts';

/** The raw test of two models: `difference` > 0 means that `a` is ahead. */
export type PairTest = { a: number; b: number; difference: number; p: number };

export type RankSets = {
  /** First and last rank a model may have, 1 for the best. */
  sets: [first: number, last: number][];
  /** Whether two models differ at the level over the whole family. */
  separated: (a: number, b: number) => boolean;
};

/**
 * Simultaneous rank sets: a model's ranks go from 1 + #{models shown to be better} to
 * M − #{models shown to be worse}, the pairwise tests adjusted together by Holm (Mogstad, Romano,
 * Shaikh & Wilhelm 2024). All sets hold the true ranks at once with confidence 1 − alpha.
 *
 * No model is "best" whose set contains 2.
 *
 * @param models how many; they are numbered from 0.
 * @param pairs every unordered pair once.
 * @throws RangeError if a pair is missing.
 */
export function rankSets(models: number, pairs: readonly PairTest[], alpha = 0.05): RankSets {
  const keys = new Set(pairs.map(({ a, b }) => keyOf(a, b)));
  if (keys.size !== (models * (models - 1)) / 2 || keys.size !== pairs.length)
    throw new RangeError(`${pairs.length} tests of ${models} models`);
  const adjusted = holm(pairs.map(({ p }) => p));
  const sets = Array.from({ length: models }, (): [number, number] => [1, models]);
  const apart = new Set<string>();
  pairs.forEach(({ a, b, difference }, i) => {
    if (!((adjusted[i] as number) <= alpha) || difference === 0) return;
    const [better, worse] = difference > 0 ? [a, b] : [b, a];
    sets[worse]![0] += 1;
    sets[better]![1] -= 1;
    apart.add(keyOf(a, b));
  });
  return { sets, separated: (a, b) => apart.has(keyOf(a, b)) };
}

function keyOf(a: number, b: number): string {
  return `${Math.min(a, b)} ${Math.max(a, b)}`;
}
