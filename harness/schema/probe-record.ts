import { z } from 'zod';

/** Why a probe was not asked of some items. */
export const inapplicableSchema = z.strictObject({
  reason: z.string(),
  items: z.int().positive(),
});
export type Inapplicable = z.infer<typeof inapplicableSchema>;

/**
 * The exact words of a probe under a protocol, with placeholders where an item's own words stand. The
 * hash covers both, and the label of each picture.
 */
export const wordingSchema = z.strictObject({
  hash: z.string(),
  /** Null where the split has no such items. */
  withOptions: z.string().nullable(),
  withoutOptions: z.string().nullable(),
});
export type Wording = z.infer<typeof wordingSchema>;
