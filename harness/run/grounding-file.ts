import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import { SightlineError } from '../errors.ts';
import { describeIssues } from '../schema/describe-issues.ts';
import { groundingLineSchema, type GroundingLine } from '../schema/grounding.ts';

/** The time spans of a run's replies beside the marked ones; a run without marked ones has no such file. */
export const GROUNDING = 'grounding.jsonl';

export async function writeGrounding(runFolder: string, lines: GroundingLine[]): Promise<void> {
  const path = join(runFolder, GROUNDING);
  if (lines.length === 0) await rm(path, { force: true });
  else await writeAtomically(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** Empty for a run without any. @throws `JOURNAL_INVALID` */
export async function readGrounding(runFolder: string): Promise<GroundingLine[]> {
  const path = join(runFolder, GROUNDING);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const parsed = groundingLineSchema.safeParse(parse(line));
      if (parsed.success) return parsed.data;
      throw new SightlineError(
        'JOURNAL_INVALID',
        `${path}:${index + 1}: ${describeIssues(parsed.error).join('; ')}`,
        { hint: `npx sightline score ${runFolder} makes the file anew` },
      );
    });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
