import { z } from 'zod';
import { estimateSchema } from '../../../harness/schema/estimate.ts';
import type { Block } from '../../../harness/fenced-blocks.ts';
import { percentAxis, type PercentAxis } from '../charts/percent-axis.ts';

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

export type Strip = z.infer<typeof stripSchema>;

export function isStrip({ words }: Block): boolean {
  return words.includes('strip');
}

export function stripOf({ lines }: Block): Strip {
  return stripSchema.parse(JSON.parse(lines.join('\n')));
}

/** One axis for all strips of a page, so that their dots can be compared by place. */
export function stripAxis(strips: readonly Strip[]): PercentAxis {
  return percentAxis(
    strips.flatMap(({ chance, probes }) => [
      chance,
      ...Object.values(probes).flatMap(({ low, high }) => [low, high]),
    ]),
  );
}
