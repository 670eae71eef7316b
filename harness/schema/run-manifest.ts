import { z } from 'zod';
import { anchoredSchema } from './item-set.ts';
import { modelSchema } from './model-card.ts';
import { ANSWER_KINDS, COMBINES } from './probe.ts';
import { inapplicableSchema, wordingSchema } from './probe-record.ts';
import { resolvedSchema } from './run-layers.ts';
import { modelSettingsSchema, protocolSchema } from './protocol.ts';

/** `manifest.json` of a run folder: everything that says what the run is, without secrets. */
export const runManifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  run: z.string(),
  benchmark: z.string(),
  /** Absolute path of the file that describes the benchmark; absent for those that come with Sightline. */
  descriptor: z.string().optional(),
  split: z.string(),
  /** Absolute path of the data folder: a run folder is private. */
  data: z.string(),
  itemSet: z.strictObject({
    hash: z.string(),
    name: z.string().nullable(),
    items: z.int(),
    /** Absent: it is no subset. */
    subset: anchoredSchema.optional(),
  }),
  protocol: protocolSchema,
  asked: z.string(),
  endpoint: z.strictObject({
    adapter: z.string(),
    kind: z.enum(['model', 'recorded', 'baseline']),
    model: z.string(),
    /** Digest of what a `recorded` endpoint reads; null for a live model and a baseline. */
    identity: z.string().nullable(),
    baseUrls: z.array(z.string()),
  }),
  model: modelSchema,
  settings: modelSettingsSchema,
  probes: z.array(
    z.strictObject({
      id: z.string(),
      version: z.int(),
      /** One character an item, `x` asked and `-` not; null when every item is asked. */
      mask: z.string().nullable(),
      /** Of each variant in the same way; one without a label where the probe has none. */
      variants: z
        .array(z.strictObject({ label: z.string(), mask: z.string().nullable() }))
        .min(1)
        .default([{ label: '', mask: null }]),
      combine: z.enum(COMBINES).default('mean'),
      /** `free`: matched with options that were not shown; `completion`: the text of a hidden one. */
      answers: z.enum(ANSWER_KINDS).default('as-asked'),
      /** The items that were asked for, where the probe takes a part of them. */
      subset: z.int().positive().nullable().default(null),
      /** Items that it does not apply to, by reason. */
      inapplicable: z.array(inapplicableSchema).default([]),
      wording: wordingSchema.nullable().default(null),
    }),
  ),
  /** Probes whose answers were asked once for several protocols, with the reason. */
  sharedProbes: z.record(z.string(), z.string()),
  seed: z.int(),
  /** How often each question was asked; the first time is the score. */
  repeats: z.int().positive().default(1),
  /** The part of the videos that this run asks; null: all of them. Shards are merged before they are published. */
  shard: z
    .strictObject({ index: z.int().positive(), count: z.int().positive() })
    .nullable()
    .default(null),
  skippedRows: z.int().nonnegative(),
  harness: z.strictObject({
    version: z.string(),
    commit: z.string().nullable(),
    dirty: z.boolean().nullable(),
  }),
  decoder: z.strictObject({ id: z.string(), version: z.string() }).nullable(),
  /** The configuration of the run and where each setting came from; without keys. */
  resolved: resolvedSchema.optional(),
  startedAt: z.iso.datetime(),
});
export type RunManifest = z.infer<typeof runManifestSchema>;
