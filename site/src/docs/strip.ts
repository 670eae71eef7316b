import { z } from 'zod';
import { estimateSchema } from '../../../harness/schema/estimate.ts';

/** What a page of the guide shows of a record: a block `json strip`. Shares from 0 to 1. */
export const stripSchema = z.strictObject({
  /** Words above the strip. */
  title: z.string(),
  /** The record that the figures are of, below the root of the repository. */
  record: z.string(),
  chance: z.number(),
  /** Accuracies as the record has them. */
  probes: z.record(z.string(), estimateSchema),
});
