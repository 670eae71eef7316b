import { z } from 'zod';
import { modelCardSchema } from './model-card.ts';
import { priceTableSchema } from './price-table.ts';
import { modelSettingsSchema } from './protocol.ts';

/** An endpoint by a name of the user's own. Keys are never here: they come from the environment. */
export const namedEndpointSchema = z.strictObject({
  /** `<adapter>:<model>[@<base URL>]` */
  endpoint: z.string().min(1),
  /** Instead of the protocol's. */
  settings: modelSettingsSchema.optional(),
  /** Further fields of every request. */
  extraBody: z.record(z.string(), z.json()).optional(),
  modelCard: modelCardSchema.optional(),
  series: z.strictObject({ id: z.string(), step: z.int().nonnegative() }).optional(),
});
export type NamedEndpoint = z.infer<typeof namedEndpointSchema>;

/** What is taken where a command, a suite and the environment say nothing. */
export const runDefaultsSchema = z.strictObject({
  endpoint: z.string().min(1).optional(),
  protocol: z.string().min(1).optional(),
  probes: z.array(z.string().min(1)).min(1).optional(),
  seed: z.int().optional(),
  concurrency: z.int().positive().optional(),
  requestsPerMinute: z.int().positive().optional(),
  tokensPerMinute: z.int().positive().optional(),
});
export type RunDefaults = z.infer<typeof runDefaultsSchema>;

/** `sightline.config.json`. Paths are relative to the file. */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  endpoints: z
    .record(
      z.string().regex(/^[A-Za-z0-9][\w.-]*$/, 'letters, digits, dots, dashes'),
      namedEndpointSchema,
    )
    .default({}),
  /** The data folder of a benchmark, by its id. */
  data: z.record(z.string(), z.string().min(1)).default({}),
  /** US dollars per million tokens, per second of video, or per video, by model. */
  prices: priceTableSchema.default({}),
  defaults: runDefaultsSchema.default({}),
});
export type Config = z.infer<typeof configSchema>;
