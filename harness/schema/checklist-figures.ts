import { z } from 'zod';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

/**
 * A share of a full score with its 95 % interval, clipped to 0 to 1. No interval where nothing can be
 * said of the spread: every item has one value, or every stratum one item.
 */
const figureSchema = z.strictObject({
  value: share,
  low: share.nullable(),
  high: share.nullable(),
  /** Standard error of the resamples. */
  se: z.number().nonnegative().nullable(),
  /** The items that have a value in it. */
  n: z.int().positive(),
});
export type ChecklistFigure = z.infer<typeof figureSchema>;

const groupShape = {
  /** Over the dimensions. Null where nothing is in it. */
  average: figureSchema.nullable(),
  dimensions: z.record(z.string(), figureSchema.nullable()),
};
const groupSchema = z.strictObject(groupShape);
export type ChecklistGroup = z.infer<typeof groupSchema>;

/** What the figures rest on: of items, and of several variants of trials, one an item and variant. */
const coverageSchema = z.strictObject({
  items: count,
  judged: count,
  noVideo: count,
  unjudged: count,
  /** Left out under every rule, because the data break the rubric. */
  invalid: count,
  /** In the denominators under the rule. */
  scored: count,
  /** Scored ones that lack a question about a dimension of their category, by dimension. */
  withoutDimension: z.record(z.string(), count),
  /** Questions of scored ones about a dimension that does not count in the category. */
  ignoredQuestions: count,
});
export type ChecklistCoverage = z.infer<typeof coverageSchema>;

const ruleFiguresSchema = z.strictObject({
  coverage: coverageSchema,
  /** Means over categories, whatever their sizes; the average is that of the overall dimensions. */
  overall: groupSchema,
  /** Empty where the totals of a few items may not be published. */
  categories: z.record(
    z.string(),
    z.strictObject({
      coverage: coverageSchema,
      ...groupShape,
      /** By task. Of `full` only: those of other probes come out of the ratings. */
      tasks: z.record(z.string(), groupSchema).optional(),
    }),
  ),
});
export type RuleFigures = z.infer<typeof ruleFiguresSchema>;

/** A probe of the judge less `full`, over the items that have a score under both. Shares of 1. */
const againstFullSchema = z.strictObject({
  difference: z.number().min(-1).max(1),
  low: z.number().min(-1).max(1).nullable(),
  high: z.number().min(-1).max(1).nullable(),
  se: z.number().nonnegative().nullable(),
  /** Two-sided sign-flip test of the items. */
  p: share,
  n: z.int().positive(),
});
export type AgainstFull = z.infer<typeof againstFullSchema>;

const byRule = <T extends z.ZodType>(one: T) =>
  z.strictObject({ official: one, strict: one, nan: one });

/** What a judge said of generated videos: the ratings, and the figures that come out of them. */
export const checklistResultSchema = z.strictObject({
  /**
   * One text a variant of the probe (one where it has none), in each a word an item in the order of the
   * item set: a letter a question (`g` Good, `m` Medium, `p` Poor), or `v` no video, `u` unjudged, `-` not
   * asked. Null where outcomes may not be published.
   */
  ratings: z
    .array(z.string().regex(/^(?:[gmp]+|[vu-])(?: (?:[gmp]+|[vu-]))*$/))
    .min(1)
    .nullable(),
  /** By rule (`harness/checklists/scoring-rule.ts`). Of several variants: of the mean of each item's scores. */
  rules: byRule(ruleFiguresSchema),
  /** Of the overall average; null where no item has both. Absent: this is `full`, or it was not asked. */
  againstFull: byRule(againstFullSchema.nullable()).optional(),
});
export type ChecklistResult = z.infer<typeof checklistResultSchema>;
