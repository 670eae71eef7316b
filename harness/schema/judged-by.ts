import { z } from 'zod';
import { modelSettingsSchema } from './protocol.ts';

/** Everything that a verdict depends on: part of the *scored* half of a protocol. */
export const judgedBySchema = z.strictObject({
  /** The judge's file and version. */
  id: z.string(),
  version: z.int().positive(),
  adapter: z.string(),
  /** As the endpoint knows it. */
  model: z.string(),
  /** Of the model, where its card says so. */
  revision: z.string().nullable(),
  settings: modelSettingsSchema,
  promptHash: z.string(),
  /** How often each answer is judged; the majority counts. */
  votes: z.int().positive(),
  /** The judge and the judged model come from the same makers, as far as their names tell. */
  sameFamily: z.boolean(),
});
export type JudgedBy = z.infer<typeof judgedBySchema>;

/** `judge.json` of a run folder: who judges the run. Without keys. */
export const judgeFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  judge: judgedBySchema,
  /** Where it was last asked. */
  baseUrls: z.array(z.string()),
});
export type JudgeFile = z.infer<typeof judgeFileSchema>;
