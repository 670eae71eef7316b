import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../atomic-write.ts';

const FILE = 'queue.json';
const tokenSchema = z.strictObject({ token: z.uuid() });

/**
 * The name of a run in the queue. Kept in the run folder, so that the coordinator that is started again
 * finds what workers have brought meanwhile; a run in another folder is another one, though it asks the same.
 */
export async function runToken(runFolder: string): Promise<string> {
  const path = join(runFolder, FILE);
  const found = await readFile(path, 'utf8').then(parsed, () => null);
  if (found !== null) return found;
  const token = randomUUID();
  await writeAtomically(path, `${JSON.stringify({ token })}\n`);
  return token;
}

function parsed(text: string): string | null {
  try {
    return tokenSchema.parse(JSON.parse(text)).token;
  } catch {
    return null;
  }
}
