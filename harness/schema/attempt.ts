import { z } from 'zod';

/**
 * A line of `attempts.jsonl`, which the maintainers of a hidden split keep to themselves and only ever add
 * to: a submission whose replies were scored against answers that are not public.
 */
export const attemptSchema = z.strictObject({
  date: z.iso.datetime(),
  /** Who submitted, as the record says. */
  team: z.string().min(1),
  /** Of the model: its family, else its name. */
  family: z.string().min(1),
  benchmark: z.string().min(1),
  split: z.string().min(1),
  /** SHA-256 of the replies: scoring the same ones again tells nothing new. */
  submission: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal'),
});
export type Attempt = z.infer<typeof attemptSchema>;
