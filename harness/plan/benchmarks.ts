import { SightlineError } from '../errors.ts';
import { registry } from '../registry.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import { benchmarkFromDescriptor } from './descriptor.ts';

/** Every folder of `benchmarks/` that holds a module `benchmark`. */
export const benchmarks = registry<Benchmark>(
  'benchmark',
  new URL('../../benchmarks/', import.meta.url),
  'benchmark',
  'folders',
);

/**
 * A benchmark by its id, or from a descriptor file: a word with a slash in it or the ending `.json`.
 *
 * @throws `USAGE` for an unknown id, `CONFIG_INVALID` for a descriptor that cannot be used.
 */
export async function resolveBenchmark(nameOrFile: string): Promise<Benchmark> {
  if (!isDescriptor(nameOrFile)) return benchmarks.load(nameOrFile);
  const benchmark = await benchmarkFromDescriptor(nameOrFile);
  if (!(await benchmarks.ids()).includes(benchmark.id)) return benchmark;
  throw new SightlineError(
    'CONFIG_INVALID',
    `${nameOrFile}: id: there is a benchmark "${benchmark.id}" already`,
    { hint: 'choose a name of its own, so that the two are never taken for one' },
  );
}

/** Ids of benchmarks hold neither slashes nor a file's ending. */
export function isDescriptor(nameOrFile: string): boolean {
  return /[/\\]|\.json$/.test(nameOrFile);
}
