import { z } from 'zod';
import { estimateSchema } from './estimate.ts';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

const spanSchema = z.strictObject({ start: z.number(), end: z.number() });

/**
 * One line of `grounding.jsonl`: the time span in a reply of `full`, beside where people have marked the
 * answer. Made from the journal together with the scores, replaceable at any time.
 */
export const groundingLineSchema = z.strictObject({
  trial: z.string(),
  item: z.string(),
  durationSeconds: z.number().positive(),
  gold: z.array(spanSchema).min(1),
  predicted: spanSchema.nullable(),
  /** The rule that found the span, or the reason why there is none. */
  rule: z.string(),
  /** Found in a form that is no accident: a tag, JSON, or the final answer itself. */
  final: z.boolean(),
});
export type GroundingLine = z.infer<typeof groundingLineSchema>;

/** What a trivial span scores over the same questions; `harness/grounding/trivial-spans.ts`. */
const floorSchema = z.strictObject({
  id: z.string(),
  meanIou: share,
  meanIop: share,
  meanIog: share,
  iou30: share,
  iou50: share,
  iop30: share,
  iop50: share,
});

/** How well answers point to their evidence: of `full`, and no part of the score. */
export const groundingSchema = z.strictObject({
  /** Raised when any reply could be read differently. */
  reading: z.int().positive(),
  rule: z.strictObject({
    /** Null: spans of any length count. */
    minimum: z.strictObject({ seconds: z.number(), shareOfVideo: z.number() }).nullable(),
    tolerance: z.number().nonnegative(),
  }),
  /** Of the marked spans, which the item set does not cover. */
  goldHash: z.string(),
  /** The denominator: questions with a marked span whose answer is scored. */
  questions: z.int().positive(),
  /** Marked, and not scored: no reply, or no verdict. */
  unscored: count,
  /** With a span that could be read; the others count 0. */
  answered: count,
  /** With one that is too short to count: 0 as well. */
  tooShort: count,
  /** Why replies have no span, by reason. */
  without: z.record(z.string(), z.int().positive()),
  /** mIoU, mIoP, mIoG and the shares that reach a threshold. */
  figures: z.record(z.string(), estimateSchema),
  accuracy: estimateSchema,
  /** Right, and an IoP of at least one half. */
  accAtGqa: estimateSchema,
  table: z.strictObject({
    rightGrounded: count,
    rightUngrounded: count,
    wrongGrounded: count,
    wrongUngrounded: count,
  }),
  /** Null where no answer is right. */
  ungroundedOfRight: estimateSchema.nullable(),
  /**
   * Acc@GQA above what the right answers have with the luckiest trivial span: 1 is all there is to gain.
   * Null where there is nothing to gain; no interval with one video, or where all videos agree.
   */
  corrected: z.strictObject({
    value: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    chance: share,
  }),
  floors: z.array(floorSchema),
});
export type Grounding = z.infer<typeof groundingSchema>;
