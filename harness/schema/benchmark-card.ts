import { z } from 'zod';

/** What a reader is told about a benchmark: its public face, without rows, prompts or loaders. */
export const benchmarkCardSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, 'lower-case letters, digits, dots, dashes'),
  title: z.string().min(1),
  summary: z.string(),
  task: z.enum(['question-answering', 'generation']),
  /** Null for a benchmark of one's own without one. */
  paper: z.strictObject({ title: z.string().min(1), url: z.url() }).nullable(),
  licence: z.string().min(1),
  /** The most that a public record may hold of it. */
  publishes: z.enum(['text', 'predictions', 'outcomes', 'aggregates']),
  splits: z.array(z.strictObject({ id: z.string().min(1), title: z.string().min(1) })),
});
export type BenchmarkCard = z.infer<typeof benchmarkCardSchema>;

/** `results/benchmarks.json`: one card a benchmark, in the order in which they are shown. */
export const benchmarkCardsSchema = z.array(benchmarkCardSchema);
