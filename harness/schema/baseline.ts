import type { Item, PublicItem } from './item.ts';

/** A way to answer without any model and without the video: the floor of every table. */
export type Baseline = {
  /** The file's name. */
  id: string;
  /** Raised when the same rows would get other scores. */
  version: number;
  summary: string;
  /** What of the split it looks at: `answers` are the gold answers of other questions. */
  learns: 'nothing' | 'texts' | 'answers';
  /**
   * Sees the whole split, gold included, and gives a rule that scores the options of one item: one
   * finite number an option, in the item's order. The highest is the answer; equal ones are a tie.
   * Null: the rule has nothing to say, as for open-ended items.
   */
  fit(items: Item[], seed: number): Rule;
};

export type Rule = (item: PublicItem) => number[] | null;
