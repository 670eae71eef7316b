import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SightlineError } from '../errors.ts';
import { canonicalJson } from '../hash.ts';
import type { JudgeFile } from '../schema/judged-by.ts';
import { JUDGEMENTS, readJudge, writeJudge } from './judge-file.ts';

/** @throws `RUN_MISMATCH` when the shards were not all judged by the same one. */
export async function sharedJudge(folders: string[]): Promise<JudgeFile | null> {
  const files = await Promise.all(folders.map((folder) => readJudge(folder)));
  const [first] = files;
  const who = (file: (typeof files)[number] | undefined) => canonicalJson(file?.judge ?? null);
  const other = files.findIndex((file) => who(file) !== who(first));
  if (other !== -1) {
    throw new SightlineError(
      'RUN_MISMATCH',
      `${folders[other]} has another judge than ${folders[0]}, or only one of them has one`,
      { hint: 'judge every shard with the same --judge, or merge first and judge the whole run' },
    );
  }
  return first ?? null;
}

/** Brings the votes of all shards together, and their judge with them. */
export async function mergeJudgements(
  folders: string[],
  out: string,
  judge: JudgeFile | null,
): Promise<void> {
  const texts = await Promise.all(
    folders.map((folder) => readFile(join(folder, JUDGEMENTS), 'utf8').catch(() => '')),
  );
  const whole = texts.map((text) => text.slice(0, text.lastIndexOf('\n') + 1)).join('');
  if (whole !== '') await writeFile(join(out, JUDGEMENTS), whole);
  if (judge !== null) await writeJudge(out, { judge: judge.judge, baseUrls: judge.baseUrls });
}
