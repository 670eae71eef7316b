import { z } from 'zod';

/** Where a video comes from. `uuid` names are a data set's own; `file` is a name that proves nothing alone. */
export const PLATFORMS = ['youtube', 'flickr', 'uuid', 'file'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** A source video by its id there, and the part of it that is used, in seconds; without both ends the whole. */
export const sourceIdSchema = z.strictObject({
  platform: z.enum(PLATFORMS),
  id: z.string().min(1),
  start: z.number().nonnegative().optional(),
  end: z.number().nonnegative().optional(),
});
export type SourceId = z.infer<typeof sourceIdSchema>;

/**
 * What bare names, such as `h1ea4qoIfiU.mp4` or `2574374895`, are in one data set. `any` is for data sets
 * that mix them or say nothing: the form of a name decides there, and may be wrong.
 */
export const NAME_RULES = ['any', 'youtube', 'flickr', 'file'] as const;
export type NameRule = (typeof NAME_RULES)[number];

/** How a benchmark names the video of an item, and by which rule the name is read. */
export type VideoSource = { name: string; rule: NameRule; channel?: string };
