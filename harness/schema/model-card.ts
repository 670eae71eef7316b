import { z } from 'zod';
import { declaredDataSchema } from './declared-data.ts';

/** Who a model is. Given with `--model-card`; what is missing comes from the endpoint's name. */
export const modelCardSchema = z.strictObject({
  id: z.string().min(1).optional(),
  name: z.string().min(1).optional(),
  org: z.string().optional(),
  family: z.string().optional(),
  /** Billions, all experts counted. */
  parametersB: z.number().positive().optional(),
  weights: z.enum(['open', 'closed', 'unknown']).optional(),
  revision: z.string().optional(),
  url: z.url().optional(),
  /** What it is said to have been trained on. */
  trainedOn: z.array(declaredDataSchema).optional(),
});
export type ModelCard = z.infer<typeof modelCardSchema>;

/** The model of a run or a result, complete. */
export const modelSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  kind: z.enum(['model', 'baseline']),
  org: z.string().nullable(),
  family: z.string().nullable(),
  parametersB: z.number().positive().nullable(),
  weights: z.enum(['open', 'closed', 'unknown']),
  revision: z.string().nullable(),
  url: z.url().nullable(),
  /** The checkpoints of one training run, by step. */
  series: z.strictObject({ id: z.string(), step: z.int().nonnegative() }).nullable(),
  /** Of a run; a result has it among its contamination. Absent: nobody says. */
  trainedOn: z.array(declaredDataSchema).optional(),
});
export type Model = z.infer<typeof modelSchema>;
