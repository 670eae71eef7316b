import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { SightlineError } from './errors.ts';
import { describeIssues } from './schema/describe-issues.ts';

/** A JSON file under a schema. @throws `CONFIG_INVALID` with the file and the field. */
export async function readConfig<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new SightlineError('CONFIG_INVALID', `${path} cannot be read as JSON: ${String(cause)}`, {
      cause,
    });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SightlineError('CONFIG_INVALID', `${path}: ${describeIssues(parsed.error).join('; ')}`);
}
