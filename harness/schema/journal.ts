import { z } from 'zod';
import { replySchema } from './endpoint.ts';
import { outcomeSchema } from './outcome.ts';

const trialKey = {
  trial: z.string(),
  item: z.string(),
  probe: z.string(),
  variant: z.string(),
  repeat: z.int().nonnegative(),
};

/** What stands beside the frame manifest, where the probe shows something else than its frames in order. */
export const shownSchema = z.strictObject({
  frames: z.array(z.int().nonnegative()).optional(),
  pictures: z.enum(['grey', 'noise']).optional(),
  mirror: z.literal(true).optional(),
  donor: z
    .strictObject({
      cluster: z.string(),
      file: z.string(),
      shares: z.array(z.string()),
      sameQuestion: z.boolean(),
    })
    .optional(),
});
export type ShownRecord = z.infer<typeof shownSchema>;

/**
 * One line of `trials.jsonl`: what came back for a trial. The last line of a trial counts. A line
 * with a failure is kept for the record and asked again when the run is resumed.
 */
export const journalLineSchema = z.strictObject({
  ...trialKey,
  at: z.iso.datetime(),
  attempts: z.int().nonnegative(),
  latencyMs: z.number().nonnegative(),
  /** SHA-256 of the request: model, settings, system text and parts; null when none was made. */
  digest: z.string().nullable(),
  /** Key of the frame manifest in `frames.jsonl`; null when nothing was shown. */
  frames: z.string().nullable(),
  /** What the probe made of the clip: the indices of the frames in the order shown, the other video. */
  shown: shownSchema.optional(),
  /** Of a judge's vote (`judgements.jsonl`): on which trial, which vote, and the how manieth try for it. */
  vote: z
    .strictObject({
      on: z.string(),
      number: z.int().nonnegative(),
      tried: z.int().positive(),
      /** Begins the hash of who judged; absent in older lines. */
      by: z.string().optional(),
    })
    .optional(),
  /** Taken from the response cache: nothing was asked and nothing paid for. */
  cached: z.boolean().default(false),
  reply: replySchema.nullable(),
  failure: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});
export type JournalLine = z.infer<typeof journalLineSchema>;

/** Answered, or found to be nothing that can be asked: it is not asked again. */
export function isSettled(line: JournalLine | undefined): boolean {
  return line !== undefined && (line.reply !== null || isInapplicable(line));
}

/** The clip left the probe nothing to change: not asked, and no failure. */
export function isInapplicable({ failure }: JournalLine): boolean {
  return failure?.code === 'PROBE_INAPPLICABLE';
}

/** One line of `scores.jsonl`: made from the journal, replaceable at any time. */
export const scoreLineSchema = z.strictObject({
  ...trialKey,
  /** In the item's own letters, whatever a probe made of its options. */
  answer: z.string().nullable(),
  /** The extraction rule that fired, or the reason why there is no answer. */
  rule: z.string(),
  outcome: outcomeSchema,
  /** What was measured of the answer: `accuracy` where it is scored, and the metrics that need no judge. */
  values: z.record(z.string(), z.number()).nullable(),
  /** Beginning of the *scored* hash of what made this line: publishing trusts no older one. */
  scored: z.string(),
});
export type ScoreLine = z.infer<typeof scoreLineSchema>;
