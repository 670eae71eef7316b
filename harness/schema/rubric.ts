/** What a judge may say of one question of a checklist, the best first. */
export const RATINGS = ['Good', 'Medium', 'Poor'] as const;
export type Rating = (typeof RATINGS)[number];

/** How the questions of a checklist become figures. */
export type Rubric = {
  /** In the order in which they are shown. */
  dimensions: readonly string[];
  /** By category, in the order in which they are shown: the dimensions that count there. */
  categories: Readonly<Record<string, readonly string[]>>;
};
