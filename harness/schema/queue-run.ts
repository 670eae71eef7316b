import { z } from 'zod';
import { benchmarkDescriptorSchema } from './benchmark-descriptor.ts';
import { itemListSchema } from './item-set.ts';
import { modelCardSchema } from './model-card.ts';
import { modelSettingsSchema } from './protocol.ts';
import { protocolFileSchema } from './protocol-file.ts';

/** A name that planning would take for a file is none: whoever may write to the queue would have workers read it. */
const idSchema = z.string().regex(/^(?!.*\.json$)[^/\\]+$/, 'a name');

/**
 * What a run was asked for, as it travels to workers: names, numbers and ids. A descriptor and a protocol
 * file travel by value, the folder of the data not at all.
 */
export const carriedRequestSchema = z.strictObject({
  benchmark: z.union([idSchema, benchmarkDescriptorSchema]),
  split: z.string().optional(),
  endpoint: z.string(),
  protocol: z.union([idSchema, protocolFileSchema]),
  probes: z.array(z.string()),
  items: itemListSchema.optional(),
  limit: z.int().positive().optional(),
  subset: z.int().positive().optional(),
  skipInvalid: z.boolean().optional(),
  seed: z.int(),
  settings: modelSettingsSchema,
  withoutTemperature: z.boolean().optional(),
  fields: z.record(z.string(), z.json()).optional(),
  card: modelCardSchema.optional(),
  series: z.strictObject({ id: z.string(), step: z.int().nonnegative() }).optional(),
  repeats: z.int().positive().optional(),
  shard: z.strictObject({ index: z.int().positive(), count: z.int().positive() }).optional(),
});
export type CarriedRequest = z.infer<typeof carriedRequestSchema>;

/** What two machines must have in common before one asks for the other, in words that a user reads. */
export const agreementSchema = z.record(z.string(), z.json());
export type Agreement = z.infer<typeof agreementSchema>;

const limiterSchema = z.strictObject({
  concurrency: z.discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('adaptive'), first: z.int(), most: z.int() }),
    z.strictObject({ mode: z.literal('fixed'), count: z.int().positive() }),
  ]),
  requestsPerMinute: z.int().positive().exactOptional(),
  tokensPerMinute: z.int().positive().exactOptional(),
});

/** How each request of the run is made, whoever makes it. */
const askingSchema = z.strictObject({
  limiter: limiterSchema,
  retry: z.strictObject({
    attempts: z.int().positive(),
    firstDelayMs: z.number(),
    maxDelayMs: z.number(),
    invited: z.int().exactOptional(),
  }),
  requireAll: z.boolean(),
  /** Whether a worker may look into the replies of its earlier runs. */
  cache: z.boolean(),
  stallTimeoutMs: z.number().exactOptional(),
  videoBaseUrl: z.string().exactOptional(),
});

/** A run as workers find it in Redis. No key, no question, no frame and no path of the coordinator. */
export const queueRunSchema = z.strictObject({
  version: z.string(),
  /** As people know it. */
  run: z.string(),
  request: carriedRequestSchema,
  agreement: agreementSchema,
  asking: askingSchema,
  /** A limit of money, tokens, time or failures is watched: without a coordinator nothing new is begun. */
  limited: z.boolean(),
});
export type QueueRun = z.infer<typeof queueRunSchema>;

/** Read before all else, since another version may say the rest in another way. */
export const queueRunVersionSchema = z.looseObject({ version: z.string(), run: z.string() });

/** Of one video: the trials that it is asked in. */
export const videoJobSchema = z.strictObject({ trials: z.array(z.string()).min(1) });
export type VideoJob = z.infer<typeof videoJobSchema>;

/** What a worker says of itself and of one run. */
export const presenceSchema = z.strictObject({
  /** On Redis's clock. */
  untilMs: z.number(),
  /** Videos that it is at work on. */
  busy: z.int().nonnegative(),
  inFlight: z.int().nonnegative(),
  limit: z.int().nonnegative(),
  /** Names whose limit that is: workers of one endpoint share it. */
  bucket: z.string(),
  /** The state of the run that it acts upon. */
  heard: z.string(),
});
export type Presence = z.infer<typeof presenceSchema>;

/** Why a worker does not serve a run, or no longer does. */
export const refusalSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  /** The endpoint or the data broke while it was served: on one machine the run would have ended. */
  fatal: z.boolean(),
});
export type Refusal = z.infer<typeof refusalSchema>;
