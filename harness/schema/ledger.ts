import { z } from 'zod';

/** What can happen to a published result. */
export const LEDGER_ACTIONS = [
  'add',
  'rescore',
  'correct',
  'verify',
  'withdraw',
  'reinstate',
] as const;

/**
 * A line of `results/ledger.jsonl`, which is only ever added to. Results without an `add` line were added
 * when they say that they were published.
 */
export const ledgerEntrySchema = z.strictObject({
  date: z.iso.datetime(),
  benchmark: z.string().min(1),
  result: z.string().min(1),
  action: z.enum(LEDGER_ACTIONS),
  /** For readers of the changelog; one sentence. */
  reason: z.string().min(1),
  /** Who did it: a name, not an address. */
  by: z.string().min(1),
  /** The score before and after, as shares; null where there was none, or where it stayed. */
  before: z.number().min(0).max(1).nullable(),
  after: z.number().min(0).max(1).nullable(),
  /** Where it was discussed. */
  url: z.url({ protocol: /^https$/ }).nullable(),
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
