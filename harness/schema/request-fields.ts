import type { z } from 'zod';
import { SightlineError } from '../errors.ts';

type Json = z.core.util.JSONType;
export type RequestFields = Record<string, Json>;

/**
 * Fields of a request that change what the model is shown, by the names that vLLM, SGLang, Gemini and
 * OpenAI give them. They belong to the protocol and its *asked* hash; every other field is a setting.
 */
export const SEEN_FIELDS = [
  'detail',
  'fps',
  'max_frames',
  'max_pixels',
  'mediaResolution',
  'media_io_kwargs',
  'media_resolution',
  'min_pixels',
  'mm_processor_kwargs',
  'nframes',
  'num_frames',
  'total_pixels',
  'videoMetadata',
  'video_metadata',
] as const;

/** What the harness itself decides; a field of that name would silently ask something else. */
const OWN_FIELDS = new Set(['contents', 'messages', 'model', 'stream', 'system']);

/**
 * Fields that a user adds to every request: those that change what is seen, and the others.
 *
 * @throws `USAGE` for a field that the harness sets itself.
 */
export function splitFields(body: RequestFields): { seen: RequestFields; extra: RequestFields } {
  const entries = Object.entries(body);
  const own = entries.find(([name]) => OWN_FIELDS.has(name));
  if (own !== undefined) {
    throw new SightlineError('USAGE', `the request field "${own[0]}" is set by Sightline`, {
      hint: 'leave it out; --endpoint names the model, a protocol file changes the prompt',
    });
  }
  const isSeen = ([name]: [string, Json]) => (SEEN_FIELDS as readonly string[]).includes(name);
  return {
    seen: Object.fromEntries(entries.filter(isSeen)),
    extra: Object.fromEntries(entries.filter((entry) => !isSeen(entry))),
  };
}

/** The second on top of the first; objects are merged to the bottom, all else is replaced. */
export function mergeFields(base: RequestFields, more: RequestFields): RequestFields {
  const merged = { ...base };
  for (const [name, value] of Object.entries(more)) {
    const before = merged[name];
    merged[name] = isObject(before) && isObject(value) ? mergeFields(before, value) : value;
  }
  return merged;
}

function isObject(value: Json | undefined): value is RequestFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
