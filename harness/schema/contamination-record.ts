import { z } from 'zod';
import { behaviourOfRunSchema } from './contamination-behaviour.ts';
import {
  auditSchema,
  CONTAMINATION_STATES,
  flagRateSchema,
  LEVELS,
  subsetScoreSchema,
} from './contamination-report.ts';
import { trainedOnSchema } from './declared-data.ts';

const count = z.int().nonnegative();

/** When a check was made, and by which version of the harness; null where its report does not say. */
const madeShape = { checkedAt: z.iso.datetime().nullable(), harness: z.string().nullable() };

/** One level of evidence under one corpus, as a record tells it: counts, never items or text. */
export const corpusCheckSchema = z.strictObject({
  level: z.enum(LEVELS).exclude(['behaviour']),
  /** Of this level under this corpus. */
  state: z.enum(CONTAMINATION_STATES),
  corpus: z.strictObject({
    name: z.string(),
    sha256: z.string(),
    rows: count,
    skipped: count,
    /** Who says that it is everything the model was trained on; null: nobody does. */
    completeBy: z.string().nullable(),
  }),
  /** Rows of the corpus that say what this level looks at. */
  rows: count,
  items: flagRateSchema,
  videos: flagRateSchema,
  /** Items that were looked for and could not be decided. */
  open: count,
  /** Precision of a random sample of the flagged; null: nobody has looked. */
  audit: auditSchema.nullable(),
  /** Of this record on all, clear and flagged items; null where the check had no scores of it. */
  scores: subsetScoreSchema.omit({ result: true, model: true, protocol: true }).nullable(),
  ...madeShape,
});
export type CorpusCheck = z.infer<typeof corpusCheckSchema>;

/** What the model does, without any corpus. Weak: it raises a suspicion and changes no state. */
export const behaviourCheckSchema = z.strictObject({
  level: z.literal('behaviour'),
  state: z.literal('unknown'),
  tests: behaviourOfRunSchema.shape.tests,
  missing: behaviourOfRunSchema.shape.missing,
  ...madeShape,
});
export type BehaviourCheck = z.infer<typeof behaviourCheckSchema>;

/**
 * What is known of a result's items in the training data of its model. `overlap`: a level found some, or the
 * makers say that they trained on them. `clean`: videos and texts are cleared in a corpus that is said to
 * be complete. `unknown`: anything else.
 */
export const contaminationRecordSchema = z.strictObject({
  state: z.enum(CONTAMINATION_STATES),
  /** What the state rests on, in words: "found by id", "declared: trained on …". Absent: nobody has looked. */
  because: z.string().optional(),
  /** The strongest evidence first. */
  checks: z
    .array(z.discriminatedUnion('level', [corpusCheckSchema, behaviourCheckSchema]))
    .optional(),
  /** Training data that is declared, of this benchmark and split. */
  trainedOn: z.array(trainedOnSchema).optional(),
});
export type ContaminationRecord = z.infer<typeof contaminationRecordSchema>;
export type ContaminationCheck = NonNullable<ContaminationRecord['checks']>[number];
