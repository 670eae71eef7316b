import { z } from 'zod';
import { framePolicySchema } from './frames.ts';
import { promptSchema } from './prompt.ts';
import { modelSettingsSchema } from './protocol.ts';

/** A protocol of one's own, as a change of a named one: what is left out stays as it is there. */
export const protocolFileSchema = z.strictObject({
  $schema: z.string().optional(),
  /** The id of a protocol of the benchmark that is asked. */
  extends: z.string().min(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'lower-case letters, digits, dots, dashes'),
  title: z.string().min(1).optional(),
  prompt: promptSchema.optional(),
  frames: framePolicySchema.optional(),
  transport: z.enum(['frames', 'clip', 'video']).optional(),
  subtitles: z.boolean().optional(),
  /** Put beside those of the named protocol. */
  requestFields: z.record(z.string(), z.json()).optional(),
  /** Put beside those of the named protocol. */
  defaults: modelSettingsSchema.optional(),
  notes: z.array(z.string()).optional(),
});
