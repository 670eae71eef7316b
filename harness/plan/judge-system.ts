import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SightlineError } from '../errors.ts';
import type { Judge } from '../schema/judge.ts';

/** Where a judge's system prompt may be that is not ours: a file of its own, or below the data folder. */
export type SystemPlace = { file?: string; data: string };

/**
 * A judge with the system prompt of its authors, read as it stands and never copied: what is kept of it is
 * the hash of the whole prompt. A judge of ours stays as it is.
 *
 * @throws `DATA_MISSING` with where to get the file, `DATA_INVALID` for one without a word, `USAGE` for a
 * file that is given to a judge with words of its own.
 */
export async function withSystem(judge: Judge, { file, data }: SystemPlace): Promise<Judge> {
  const { systemFile } = judge;
  if (systemFile === undefined) {
    if (file === undefined) return judge;
    throw new SightlineError('USAGE', `the judge ${judge.id} has a system prompt of its own`, {
      hint: 'leave --judge-system out; the protocol official of ruler-bench wants one',
    });
  }
  const path = file ?? join(data, systemFile.file);
  const system = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new SightlineError('DATA_MISSING', `${path}: the system prompt of ${judge.id}`, {
      cause,
      hint: `get ${systemFile.file} from ${systemFile.url} and put it below the data folder, or name it with --judge-system FILE`,
    });
  });
  if (system.trim() === '') {
    throw new SightlineError('DATA_INVALID', `${path}: the system prompt is empty`, {
      hint: `get ${systemFile.file} anew from ${systemFile.url}`,
    });
  }
  return { ...judge, prompt: { ...judge.prompt, system } };
}
