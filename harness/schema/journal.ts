import { z } from 'zod';
import { replySchema } from './endpoint.ts';

const trialKey = {
  trial: z.string(),
  item: z.string(),
  probe: z.string(),
  variant: z.string(),
  repeat: z.int().nonnegative(),
};

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
  /** Taken from the response cache: nothing was asked and nothing paid for. */
  cached: z.boolean().default(false),
  reply: replySchema.nullable(),
  failure: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});
export type JournalLine = z.infer<typeof journalLineSchema>;

/** One line of `scores.jsonl`: made from the journal, replaceable at any time. */
export const scoreLineSchema = z.strictObject({
  ...trialKey,
  answer: z.string().nullable(),
  /** The extraction rule that fired, or the reason why there is no answer. */
  rule: z.string(),
  outcome: z.enum(['correct', 'wrong', 'unparsed', 'refused', 'truncated', 'unjudged', 'failed']),
  values: z.record(z.string(), z.number()).nullable(),
  /** Beginning of the *scored* hash of what made this line: publishing trusts no older one. */
  scored: z.string(),
});
export type ScoreLine = z.infer<typeof scoreLineSchema>;
