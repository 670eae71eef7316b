import { shuffled } from './shuffled.ts';

export type Folds = {
  /** Fewer than asked for where there are fewer groups; 0 where one group leaves nothing to train on. */
  count: number;
  /** Undefined for a group that was not there. */
  of(group: string): number | undefined;
};

/** Deals the groups, shuffled by the seed, into folds; what belongs together stays together. */
export function foldsOf(groups: string[], { count, seed }: { count: number; seed: number }): Folds {
  const all = shuffled([...new Set(groups)], seed, 'folds');
  const folds = Math.min(count, all.length);
  const fold = new Map(all.map((group, place) => [group, place % folds]));
  return { count: folds < 2 ? 0 : folds, of: (group) => fold.get(group) };
}
