import { z } from 'zod';

/** Front matter of a page of the guide; docs/guide/README.md says it to authors. */
export const docPageSchema = z.strictObject({
  title: z.string(),
  /** One sentence: who needs the page. */
  summary: z.string(),
  /** The place among the pages. */
  order: z.number(),
  /** `clone`: its commands need the records of the repository. */
  folder: z.literal('clone').optional(),
  /** `errors`: the list of every code stands at its end. */
  shows: z.literal('errors').optional(),
});
