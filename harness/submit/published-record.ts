import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import { SightlineError } from '../errors.ts';
import { readConfig } from '../read-config.ts';
import { resultSchema, type Result } from '../schema/result.ts';

/** A record where it stands: `<results>/<benchmark>/<id>.json`. */
export type PublishedRecord = { file: string; results: string; result: Result };

/**
 * Finds a record by its file, by `<benchmark>/<id>` or by its id alone.
 *
 * @throws `CONFIG_INVALID` where there is none, where several benchmarks have one, or where it does not stand
 *   where a record of its name stands.
 */
export async function publishedRecord(
  named: string,
  { results, workingFolder }: { results: string; workingFolder: string },
): Promise<PublishedRecord> {
  const file = (await isFile(resolve(workingFolder, named)))
    ? resolve(workingFolder, named)
    : await byId(named, results);
  const result = await readConfig(file, resultSchema);
  const place = join(result.benchmark.id, `${result.id}.json`);
  const folder = dirname(dirname(file));
  if (resolve(folder, place) === file) return { file, results: folder, result };
  throw new SightlineError('CONFIG_INVALID', `${file} is not where its record stands`, {
    hint: `name the record in the results: results/${place}`,
  });
}

export async function writeRecord(file: string, result: Result): Promise<void> {
  await writeAtomically(file, `${JSON.stringify(resultSchema.parse(result), null, 2)}\n`);
}

async function byId(named: string, results: string): Promise<string> {
  const id = basename(named, '.json');
  const folder = dirname(named);
  const folders: string[] =
    folder === '.' ? await readdir(results).catch(() => []) : [basename(folder)];
  const files: string[] = [];
  for (const benchmark of folders) {
    const file = join(results, benchmark, `${id}.json`);
    if (await isFile(file)) files.push(file);
  }
  const [file, ...others] = files;
  if (file !== undefined && others.length === 0) return file;
  const what = file === undefined ? 'there is no record' : 'several benchmarks have a record';
  throw new SightlineError('CONFIG_INVALID', `${what} ${named} in ${results}`, {
    hint: 'name its file: results/<benchmark>/<id>.json; other results with --results',
  });
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
