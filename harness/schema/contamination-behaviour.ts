import { z } from 'zod';
import { madeSchema } from './contamination-report.ts';
import { itemSetPlaceSchema } from './item-set.ts';

/**
 * What a model that remembers a benchmark does otherwise: it falls when options move; it writes an option
 * that it was not shown; without the video it gains over the checkpoint before; it keeps the old answer
 * when the video is mirrored.
 */
export const BEHAVIOUR_TESTS = [
  'option-order',
  'masked-option',
  'blind-gain',
  'mirror-swap',
] as const;
export type BehaviourTestId = (typeof BEHAVIOUR_TESTS)[number];

const share = z.number().min(0).max(1);
const count = z.int().nonnegative();

/** A mean over items with its 95 % interval, clustered by video; shares of 1, or differences of them. */
export const measureSchema = z.strictObject({
  value: z.number(),
  /** Null where the data say nothing of the spread, such as one video. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int().positive(),
  clusters: z.int().positive(),
});
export type MeasureFigure = z.infer<typeof measureSchema>;

export const behaviourTestSchema = z.strictObject({
  test: z.enum(BEHAVIOUR_TESTS),
  /** On the items of the benchmark. Greater is more like a model that remembers. */
  here: measureSchema,
  /** The same measure where nothing can be remembered. Null: no control was given. */
  control: z.strictObject({ name: z.string(), ...measureSchema.shape }).nullable(),
  /** Here less control; null without one. */
  effect: z
    .strictObject({
      value: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    })
    .nullable(),
  /** One-sided: the effect is greater than 0. Signs of whole videos flipped. Null without a control. */
  p: share.nullable(),
  /** Benjamini-Hochberg over the same test on the `family` benchmarks that were looked at together. */
  adjustedP: share.nullable(),
  family: z.int().positive(),
  /** Adjusted p at most 0.05. A suspicion, and never a finding. */
  suspicious: z.boolean(),
  /** How often the test says so between two random halves of the control, where nothing differs. */
  falsePositives: z.strictObject({ splits: z.int().positive(), rejected: count }).nullable(),
  /** What else may be behind it. */
  caution: z.string(),
});
export type BehaviourTest = z.infer<typeof behaviourTestSchema>;

/** What one run says about its benchmark. */
export const behaviourOfRunSchema = z.strictObject({
  result: z.string(),
  model: z.strictObject({ id: z.string(), name: z.string() }),
  protocol: z.string(),
  benchmark: itemSetPlaceSchema,
  tests: z.array(behaviourTestSchema),
  /** Tests that could not be made, with the reason. */
  missing: z.array(z.strictObject({ test: z.enum(BEHAVIOUR_TESTS), because: z.string() })),
});
export type BehaviourOfRun = z.infer<typeof behaviourOfRunSchema>;

/** The behaviour of models on benchmarks: publishable, without any text or single item. */
export const behaviourReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  level: z.literal('behaviour'),
  /** Of the whole level: see docs/contamination.md. */
  evidence: z.literal('weak'),
  seed: z.int(),
  runs: z.array(behaviourOfRunSchema).min(1),
  made: madeSchema.optional(),
});
export type BehaviourReport = z.infer<typeof behaviourReportSchema>;
