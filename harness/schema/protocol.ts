import { z } from 'zod';
import { framePolicySchema } from './frames.ts';
import { promptSchema } from './prompt.ts';

/** Attributes of a row, shown beside the score; never part of a protocol's hash. */
export const modelSettingsSchema = z.strictObject({
  temperature: z.number().min(0).optional(),
  topP: z.number().min(0).max(1).optional(),
  maxTokens: z.int().positive().optional(),
  seed: z.int().optional(),
  reasoningEffort: z.string().optional(),
  /** Of a video generator: how long a video it is asked for, and of which size in pixels, `1280x720`. */
  seconds: z.number().positive().optional(),
  size: z
    .string()
    .regex(/^[1-9]\d*x[1-9]\d*$/, 'width x height, e.g. 1280x720')
    .optional(),
  /** Further fields of the request that do not change what is seen, e.g. `chat_template_kwargs`. */
  extra: z.record(z.string(), z.json()).optional(),
});
export type ModelSettings = z.infer<typeof modelSettingsSchema>;

/**
 * How a benchmark is asked and scored. Two hashes come from it (`plan/protocol-hash.ts`):
 * *asked* (prompt, frames, transport, media pipeline) and *scored* (extractor, scorer, judge).
 */
export const protocolSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  prompt: promptSchema,
  frames: framePolicySchema,
  transport: z.enum(['frames', 'clip', 'video']),
  /** Subtitles that are on screen at a shown frame go into the prompt. */
  subtitles: z.boolean().default(false),
  /** Further fields of the request that change what is seen, e.g. `mm_processor_kwargs`. */
  requestFields: z.record(z.string(), z.json()).default({}),
  defaults: modelSettingsSchema,
  extractor: z.string(),
  scorer: z.string(),
  /** Of replies to items without options; left out: `text`. */
  openExtractor: z.string().optional(),
  /** Of items without options; left out: `open-answer`. */
  openScorer: z.string().optional(),
  /** Of what rules leave open, where the user names a model to judge with; left out: `open-answer`. */
  judge: z.string().optional(),
  /** The answers exist already and cannot be asked for again under this protocol: replay only. */
  recordedOnly: z.boolean().default(false),
  /** Asks for the time span of the evidence beside the answer (`grounding/`); left out: it does not. */
  grounded: z.literal(true).optional(),
  /** Made by a user: a protocol file, or request fields that change what is seen. */
  custom: z.boolean().default(false),
  /** What a reader must know before comparing a number with one made elsewhere. */
  notes: z.array(z.string()).default([]),
});
/** As written by a benchmark: defaults may be left out. */
export type ProtocolInput = z.input<typeof protocolSchema>;
export type Protocol = z.infer<typeof protocolSchema>;

export function defineProtocol(protocol: ProtocolInput): Protocol {
  return protocolSchema.parse(protocol);
}

/** The frames of the `sightline` protocol on every benchmark. */
export const STANDARD_FRAMES = {
  sampler: 'linspace',
  count: 32,
  longSide: 768,
  jpegQuality: 90,
} as const;

/** The settings of the `sightline` protocol on every benchmark. */
export const STANDARD_SETTINGS = { temperature: 0, maxTokens: 4096 } as const;
