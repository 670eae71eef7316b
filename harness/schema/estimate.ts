import { z } from 'zod';

/** A share with its 95 % interval. All in 0 to 1. */
export const estimateSchema = z.strictObject({
  value: z.number().min(0).max(1),
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
  /** Standard error; null for the Wilson interval. */
  se: z.number().nonnegative().nullable(),
  /** `cluster-t`: CR1 standard error over videos, t with C − 1 degrees of freedom. */
  estimator: z.enum(['cluster-t', 'wilson']),
  /** The denominator. */
  n: z.int().positive(),
  clusters: z.int().positive(),
});
export type Estimate = z.infer<typeof estimateSchema>;
