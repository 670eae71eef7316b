import { z } from 'zod';
import { checklistResultSchema } from './checklist-figures.ts';
import { contaminationRecordSchema } from './contamination-record.ts';
import { countsSchema } from './counts.ts';
import { diagnosisFiguresSchema } from './diagnosis.ts';
import { estimateSchema } from './estimate.ts';
import { groundingSchema } from './grounding.ts';
import { judgedBySchema } from './judged-by.ts';
import { modelSchema } from './model-card.ts';
import { framePolicySchema } from './frames.ts';
import { itemSetPlaceSchema } from './item-set.ts';
import { COMBINES } from './probe.ts';
import { inapplicableSchema, wordingSchema } from './probe-record.ts';
import { modelSettingsSchema } from './protocol.ts';
import { missingEvidence, verificationSchema } from './verification.ts';

export { estimateSchema, type Estimate } from './estimate.ts';

const metricsSchema = z.record(z.string(), estimateSchema);

const count = z.int().nonnegative();

/** One letter an item: the same answer as under `full`, another one, or not both of them scored. */
export const SAME_AS_FULL = { same: 's', different: 'd', unknown: '-' } as const;
const sameAsFull = z
  .string()
  .regex(/^[sd-]*$/)
  .nullable();

const variantResultSchema = z.strictObject({
  label: z.string().min(1),
  counts: countsSchema,
  accuracy: estimateSchema.nullable(),
  chance: z.number().min(0).max(1).nullable(),
  outcomes: z.string().nullable(),
  sameAsFull,
});

const probeResultSchema = z.strictObject({
  version: z.int(),
  /** Of trials: one an item and variant. */
  counts: countsSchema,
  /**
   * Means of what is measured of open-ended answers beside their accuracy, by id
   * (`schema/metrics.ts`); the denominator holds unjudged answers too, and unread ones as 0.
   */
  metrics: metricsSchema.optional(),
  /** Of generated videos: the ratings of their judge and the score, which is `rules.….overall.average`. */
  checklists: checklistResultSchema.optional(),
  /**
   * Correct over scored items; null when nothing was scored. Of generated videos: the share whose
   * questions are all rated Good, which is no benchmark's score.
   */
  accuracy: estimateSchema.nullable(),
  /** Expected share of a uniform guess over the same scored items; null when any of them is open-ended. */
  chance: z.number().min(0).max(1).nullable(),
  /** Failed and unjudged items counted as all wrong and as all right; null when there are none. */
  bounds: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  /** Unreadable answers left out of the denominator, as some authors do; null when there are none. */
  answeredOnly: z.number().min(0).max(1).nullable(),
  /** Unreadable answers credited with what a guess would score; null as above, and without a chance level. */
  chanceCredited: z.number().min(0).max(1).nullable().optional(),
  /**
   * One letter an item in the order of the item set; null where outcomes may not be published, and
   * where each variant has its own.
   */
  outcomes: z.string().nullable(),
  /** Null for `full` itself, and wherever outcomes are. */
  sameAsFull: sameAsFull.optional(),
  /** Where the probe asks each item in more than one way; absent where it has one. */
  variants: z.array(variantResultSchema).min(1).optional(),
  combine: z.enum(COMBINES).optional(),
  /** The items that were asked for, where the probe took a part of them. */
  subset: z.int().positive().optional(),
  /** Items that it does not apply to, by reason. */
  inapplicable: z.array(inapplicableSchema).optional(),
  /** Absent where the words are not known. */
  wording: wordingSchema.optional(),
  /** Why the same answers stand in several results; null when they are this result's own. */
  shared: z.string().nullable(),
  breakdowns: z.record(
    z.string(),
    z.record(
      z.string(),
      z.strictObject({
        counts: countsSchema,
        accuracy: estimateSchema.nullable(),
        metrics: metricsSchema.optional(),
      }),
    ),
  ),
});
export type ProbeResult = z.infer<typeof probeResultSchema>;

export const PROVENANCE_LEVELS = [
  'reported',
  'submitted',
  'spot-checked',
  'reproduced',
  'attested',
  'withdrawn',
] as const;

/** What the replies of a judge took, beside those of the model. */
const judgeUsageSchema = z.strictObject({
  /** Replies, those without a verdict among them. */
  votes: count,
  inputTokens: count.nullable(),
  outputTokens: count.nullable(),
});
export type JudgeUsage = z.infer<typeof judgeUsageSchema>;

/** The public record of a run: `results/<benchmark>/<id>.json`. What the site reads. */
export const resultSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, 'lower-case letters, digits, dots, dashes'),
  benchmark: itemSetPlaceSchema,
  model: modelSchema.omit({ trainedOn: true }),
  protocol: z.strictObject({
    id: z.string(),
    title: z.string(),
    asked: z.string(),
    scored: z.string(),
    /** Null for answers recorded elsewhere, whose prompt is not known. */
    promptHash: z.string().nullable(),
    transport: z.enum(['frames', 'clip', 'video']),
    frames: framePolicySchema,
    subtitles: z.boolean(),
    extractor: z.strictObject({ id: z.string(), version: z.int() }),
    scorer: z.strictObject({ id: z.string(), version: z.int() }),
    /** Of items without options. Absent: there are none. */
    openScorer: z.strictObject({ id: z.string(), version: z.int() }).optional(),
    /** Who judged what rules leave open. Absent: nobody. */
    judge: judgedBySchema.optional(),
    notes: z.array(z.string()),
    /** Not one of the benchmark's own protocols. Absent: it is one. */
    custom: z.literal(true).optional(),
  }),
  settings: modelSettingsSchema,
  /** By probe id; `full` is the score. */
  probes: z.record(z.string(), probeResultSchema),
  /** Where the replies of `full` carry time spans, and people have marked the right ones. */
  grounding: groundingSchema.optional(),
  /** What a judge says of the reasoning in the replies of `full`; never part of the score. */
  diagnosis: diagnosisFiguresSchema.optional(),
  completeness: z.strictObject({
    complete: z.boolean(),
    /** Rows of the annotation file that were left out because they break the format. */
    skippedRows: count,
  }),
  provenance: z
    .strictObject({
      level: z.enum(PROVENANCE_LEVELS),
      /** What it was before it was withdrawn, for those who reinstate it. Absent otherwise. */
      levelBefore: z.enum(PROVENANCE_LEVELS).exclude(['withdrawn']).optional(),
      /** Why it stands above `submitted`. Absent: nobody has asked again. */
      verification: verificationSchema.optional(),
      runBy: z.string().nullable(),
      /** Where recorded answers come from. */
      source: z.strictObject({ title: z.string(), url: z.string().nullable() }).nullable(),
      endpoint: z.enum(['model', 'recorded', 'baseline']),
      harness: z.strictObject({
        version: z.string(),
        commit: z.string().nullable(),
        dirty: z.boolean().nullable(),
      }),
      decoder: z.strictObject({ id: z.string(), version: z.string() }).nullable(),
      startedAt: z.iso.datetime().nullable(),
      publishedAt: z.iso.datetime(),
      inputTokens: count.nullable(),
      outputTokens: count.nullable(),
      /** Of the judge's replies. Absent: nobody judged. */
      judge: judgeUsageSchema.optional(),
    })
    .superRefine(({ level, levelBefore, verification }, context) => {
      const lacks = missingEvidence(level, verification);
      if (lacks !== null) context.addIssue({ code: 'custom', path: ['level'], message: lacks });
      if (levelBefore !== undefined && level !== 'withdrawn') {
        const message = 'belongs to withdrawn records';
        context.addIssue({ code: 'custom', path: ['levelBefore'], message });
      }
    }),
  contamination: contaminationRecordSchema,
});
export type Result = z.infer<typeof resultSchema>;
