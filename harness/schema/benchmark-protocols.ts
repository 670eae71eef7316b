import { z } from 'zod';
import { framePolicySchema } from './frames.ts';
import { modelSettingsSchema } from './protocol.ts';

const wordsSchema = z.strictObject({
  hash: z.string(),
  of: z.enum(['multiple choice', 'open-ended', 'generation']),
  /** The probes that are asked in these words; empty of generators, which have none. */
  probes: z.array(z.string()),
  /** With placeholders in braces where an item's own words stand. */
  text: z.string(),
});

const protocolFactsSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** The two hashes of a protocol; `scored` is left out, because the user's judge has a part in it. */
  asked: z.string(),
  /** Null for answers that were recorded elsewhere, whose prompt is not known. */
  promptHash: z.string().nullable(),
  transport: z.enum(['frames', 'clip', 'video']),
  frames: framePolicySchema,
  subtitles: z.boolean(),
  settings: modelSettingsSchema,
  extractor: z.string(),
  scorer: z.string(),
  /** Who judges what rules leave open; null where rules read every answer. */
  judge: z.string().nullable(),
  notes: z.array(z.string()),
  system: z.string().nullable(),
  words: z.array(wordsSchema),
});
export type ProtocolFacts = z.infer<typeof protocolFactsSchema>;

const judgeFactsSchema = z.strictObject({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  promptHash: z.string(),
  /** Empty where its authors' own is read when the judging starts. */
  system: z.string(),
  text: z.string(),
  systemFrom: z.url().nullable(),
});

/** `results/protocols/<benchmark>.json`: how a benchmark can be asked, in its exact words. */
export const benchmarkProtocolsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  benchmark: z.strictObject({ id: z.string(), title: z.string() }),
  protocols: z.array(protocolFactsSchema),
  /** Those that its protocols name. */
  judges: z.array(judgeFactsSchema),
});
export type BenchmarkProtocols = z.infer<typeof benchmarkProtocolsSchema>;
