import { z } from 'zod';

/** A list of benchmarks that are run together under one command. */
export const suiteSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().min(1),
  description: z.string().optional(),
  seed: z.int().optional(),
  probes: z.array(z.string()).min(1).optional(),
  runs: z
    .array(
      z.strictObject({
        benchmark: z.string(),
        split: z.string().optional(),
        /** Relative to the suite file. */
        data: z.string().optional(),
        protocol: z.string().optional(),
        probes: z.array(z.string()).min(1).optional(),
        limit: z.int().positive().optional(),
      }),
    )
    .min(1),
});
export type Suite = z.infer<typeof suiteSchema>;
