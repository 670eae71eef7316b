import { cp, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openDataFolder } from '../data/folder.ts';
import { SightlineError } from '../errors.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import { benchmarks } from './benchmarks.ts';

const BENCHMARKS = new URL('../../benchmarks/', import.meta.url);

/**
 * Copies the sample of a benchmark, a handful of CC0 clips in the benchmark's own format.
 *
 * @throws SightlineError `USAGE` for a benchmark of one's own, which has none, and for a folder that
 *   holds anything already.
 */
export async function copySample(benchmark: Benchmark, folder: string): Promise<void> {
  const { id } = benchmark;
  const known = await benchmarks.ids();
  if (!known.includes(id)) {
    throw new SightlineError('USAGE', `there is no sample of ${id}`, {
      hint: `samples are of ${known.join(', ')}`,
    });
  }
  if (await holdsAnything(folder)) {
    throw new SightlineError('USAGE', `${folder} is not empty`, {
      hint: `name a new folder with --data, or check this one: npx sightline prepare ${id} --data ${folder}`,
    });
  }
  await cp(fileURLToPath(new URL(`${id}/sample/`, BENCHMARKS)), folder, { recursive: true });
}

/** The split that a sample has rows of: the benchmark's default, or the first that is there. */
export function splitOfSample({ splits, defaultSplit, layouts }: Benchmark, root: string): string {
  const folder = openDataFolder(root, layouts);
  return (
    [defaultSplit, ...Object.keys(splits)].find((split) => hasRows(() => folder.rows(split))) ??
    defaultSplit
  );
}

function hasRows(look: () => unknown): boolean {
  try {
    look();
    return true;
  } catch (error) {
    if (error instanceof SightlineError && error.code === 'DATA_MISSING') return false;
    throw error;
  }
}

async function holdsAnything(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
