import { posix } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../harness/data/json-text.ts';
import { SightlineError } from '../../harness/errors.ts';
import type { DataFolder } from '../../harness/schema/benchmark.ts';

/** `{video: {qid: answer}}` */
const referencesSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** The second reference answer of an open-ended question, where its authors give one. */
export type SecondReference = (video: string, qid: string) => string | null;

/** Reads `add_reference_answer_<split>.json`, which only the test split has; without it there are none. */
export async function readReferences(
  folder: DataFolder,
  rowsFile: string,
  split: string,
): Promise<SecondReference> {
  const name = `add_reference_answer_${split.replace('open-', '')}.json`;
  const file = folder.find([posix.join(posix.dirname(rowsFile), name), name]);
  if (file === null) return () => null;
  const parsed = referencesSchema.safeParse(parseJson(await folder.read(file), file));
  if (!parsed.success) {
    throw new SightlineError('DATA_INVALID', `${file} is no map of videos to reference answers`);
  }
  const references = new Map(
    Object.entries(parsed.data).flatMap(([video, answers]) =>
      Object.entries(answers).map(([qid, answer]) => [`${video}_${qid}`, answer] as const),
    ),
  );
  return (video, qid) => references.get(`${video}_${qid}`) ?? null;
}
