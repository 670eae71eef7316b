import { z } from 'zod';
import { generatedVideoSchema } from './generated-video.ts';
import { modelSettingsSchema } from './protocol.ts';

const made = generatedVideoSchema.pick({ inputs: true, note: true, job: true }).extend({
  /** As the server reports it. */
  model: z.string().optional(),
  billedSeconds: z.number().nonnegative().optional(),
});

/**
 * One line of `jobs.jsonl`: how far the making of a video has come. The last line of a trial counts.
 * It is on disk before the next step is done, so that nothing that was paid for is begun again.
 */
export const jobLineSchema = z.strictObject({
  trial: z.string(),
  at: z.iso.datetime(),
  /** The provider's name for the work that was begun; null: none is under way. */
  job: z.string().nullable(),
  /** The file is whole on disk; what is left is to look at it and to write it down. */
  made: made.optional(),
});
export type JobLine = z.infer<typeof jobLineSchema>;

/** The file beside a generated video: what it is, what it was made from, and when. */
export const videoManifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  trial: z.string(),
  item: z.string(),
  repeat: z.int().nonnegative(),
  video: generatedVideoSchema,
  /** The digest of the journal line: SHA-256 over model, settings and prompt. */
  digest: z.string(),
  endpoint: z.string(),
  /** Of the run, and as the server reports it. */
  model: z.string(),
  reportedModel: z.string().optional(),
  settings: modelSettingsSchema,
  billedSeconds: z.number().nonnegative().optional(),
  askedAt: z.iso.datetime(),
  madeAt: z.iso.datetime(),
});
export type VideoManifest = z.infer<typeof videoManifestSchema>;
