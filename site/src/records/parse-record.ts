import type { z } from 'zod';
import type { Finding } from './record-problem.ts';

/** The record in a text, or why there is none. */
export function parseRecord<T>(
  text: string,
  schema: z.ZodType<T>,
): { value: T } | { findings: Finding[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { findings: [{ field: '', message: `no JSON: ${(error as Error).message}` }] };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  return {
    findings: parsed.error.issues.map((issue) => ({
      field: issue.path.join('.'),
      message: issue.message,
    })),
  };
}
