import { z } from 'zod';

/** Whether a training set holds the items of a test: their questions with answers, or their videos. */
const HOLDS_ITEMS = ['yes', 'no', 'unknown'] as const;

const declared = {
  name: z.string().min(1),
  /** Where it is said, such as a paper or a model card. */
  source: z.strictObject({ title: z.string().min(1), url: z.url().nullable() }),
  /** Who says so: the makers of the model, or whoever wrote the card. */
  declaredBy: z.string().min(1),
};

/**
 * A training set of a model as a model card or `--trained-on` names it: a claim with its source, without any
 * corpus at hand.
 */
export const declaredDataSchema = z.strictObject({
  ...declared,
  /** By benchmark, or `benchmark/split` where splits differ; one that is not named is unknown. */
  holds: z.record(z.string(), z.enum(HOLDS_ITEMS)).default({}),
});
export type DeclaredData = z.infer<typeof declaredDataSchema>;

export const declaredDataFileSchema = z.array(declaredDataSchema).min(1);

/** The same in a result: said of its own benchmark and split. */
export const trainedOnSchema = z.strictObject({
  ...declared,
  holdsItems: z.enum(HOLDS_ITEMS),
});
export type TrainedOn = z.infer<typeof trainedOnSchema>;
