import type { Item, PublicItem } from './item.ts';

/**
 * What of the split a baseline looks at: `answers` are the gold answers of questions about other videos,
 * or of the whole split at once; `answers-same-video` also reads those of other questions about the same
 * video, which nobody has who meets the video for the first time.
 */
export const LEARNS = ['nothing', 'texts', 'answers', 'answers-same-video'] as const;

/** A way to answer without any model and without the video: the floor of every table. */
export type Baseline = {
  /** The file's name. */
  id: string;
  /** Raised when the same rows would get other scores. */
  version: number;
  summary: string;
  learns: (typeof LEARNS)[number];
  /**
   * Sees the whole split, gold included, and gives a rule that scores the options of one item: one
   * finite number an option, in the item's order. The highest is the answer; equal ones are a tie.
   * Null: the rule has nothing to say, as for open-ended items.
   */
  fit(items: Item[], seed: number): Rule;
};

export type Rule = (item: PublicItem) => number[] | null;
