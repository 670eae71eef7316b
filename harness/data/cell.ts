import { z } from 'zod';

/**
 * A text column without surrounding space. CSV has every value as text; parquet has ids and indices
 * as numbers.
 */
export const cell = z
  .union([z.string(), z.number(), z.bigint()], { error: 'a text' })
  .transform((value) => String(value).trim());
