import { z } from 'zod';

/** A named choice of items, given with `--items`. */
export const itemListSchema = z.strictObject({
  name: z.string().min(1),
  benchmark: z.string(),
  split: z.string(),
  description: z.string().optional(),
  ids: z.array(z.string()).min(1),
});
export type ItemList = z.infer<typeof itemListSchema>;

/**
 * The items of a result, without any text: `results/items/<hash>.json`. Every clustered and paired
 * figure can be recomputed from this file and the outcome strings.
 */
export const itemSetSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    hash: z.string(),
    benchmark: z.string(),
    split: z.string(),
    /** The name of the item list, or null for a whole split. */
    name: z.string().nullable(),
    /** One digest over every question, option and gold answer: tells whether two copies are the same test. */
    contentHash: z.string(),
    ids: z.array(z.string()),
    /** Index into `clusterIds`, one an item. */
    clusters: z.array(z.int().nonnegative()),
    clusterIds: z.array(z.string()),
    /** Number of options, one an item; 0 for open-ended items. */
    optionCounts: z.array(z.int().nonnegative()),
    /** For each breakdown its labels, and the label's index for each item. */
    breakdowns: z.record(
      z.string(),
      z.strictObject({ labels: z.array(z.string()), items: z.array(z.int().nonnegative()) }),
    ),
  })
  .superRefine((set, context) => {
    const n = set.ids.length;
    const columns = [
      ['clusters', set.clusters],
      ['optionCounts', set.optionCounts],
      ...Object.entries(set.breakdowns).map(([name, one]) => [
        `breakdowns.${name}.items`,
        one.items,
      ]),
    ] as [string, number[]][];
    for (const [name, column] of columns) {
      if (column.length !== n) {
        context.addIssue({
          code: 'custom',
          path: name.split('.'),
          message: `${column.length} entries for ${n} items`,
        });
      }
    }
  });
export type ItemSet = z.infer<typeof itemSetSchema>;
