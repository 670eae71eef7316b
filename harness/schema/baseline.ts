import type { Item, PublicItem } from './item.ts';

/** A way to answer without any model and without the video: the floor of every table. */
export type Baseline = {
  /** The file's name. */
  id: string;
  summary: string;
  /**
   * Sees the whole split, gold included, and gives a rule that answers one item without its gold.
   * Null: the rule has no answer, as for open-ended items.
   */
  fit(items: Item[], seed: number): (item: PublicItem) => string | null;
};
