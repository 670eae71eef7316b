import { z } from 'zod';

/** Mostly a string; a list of parts from servers that put thinking beside the text (Mistral). */
export const contentSchema = z.union([
  z.string(),
  z.array(z.looseObject({ type: z.string().nullish(), text: z.string().nullish() })),
]);

export function textOf(content: z.infer<typeof contentSchema> | null | undefined): string | null {
  if (content === null || content === undefined) return null;
  if (typeof content === 'string') return content;
  return content.map((part) => part.text ?? '').join('');
}
