import { dirname, resolve } from 'node:path';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';

export type ItemFlags = {
  benchmark?: string;
  split?: string;
  data?: string;
  items?: string;
  skipInvalid?: boolean;
};

/** The items that the flags name, and the folder that they were read from, absolute. */
export async function chosenItems(flags: ItemFlags, terminal: Terminal) {
  const named = needed(flags.benchmark, '--benchmark', 'npx sightline list benchmarks');
  const place = (path: string) => resolve(terminal.workingFolder, path);
  const { isDescriptor, resolveBenchmark } = await import('../../plan/benchmarks.ts');
  const described = isDescriptor(named) ? place(named) : null;
  const benchmark = await resolveBenchmark(described ?? named);
  const { loadConfig } = await import('../../config/config-file.ts');
  const { data } = (await loadConfig(terminal.workingFolder)).config;
  // The rows of a benchmark of one's own stand beside its descriptor.
  const beside = described === null ? undefined : dirname(described);
  const folder = needed(
    flags.data ?? data[benchmark.id] ?? beside,
    '--data',
    `npx sightline prepare ${benchmark.id} --data DIR says what the folder should hold`,
  );
  const { readConfig } = await import('../../read-config.ts');
  const { itemListSchema } = await import('../../schema/item-set.ts');
  const list =
    flags.items === undefined ? undefined : await readConfig(place(flags.items), itemListSchema);
  const { loadItems } = await import('../../plan/items.ts');
  const { items } = await loadItems({
    benchmark,
    split: flags.split ?? benchmark.defaultSplit,
    dataFolder: place(folder),
    ...(list === undefined ? {} : { list }),
    ...(flags.skipInvalid === true ? { skipInvalid: true } : {}),
  });
  return { benchmark, items, listName: list?.name ?? null, dataFolder: place(folder) };
}

/** @throws `USAGE` where a flag is missing. */
export function needed(value: string | undefined, flag: string, hint: string): string {
  if (value !== undefined) return value;
  throw new SightlineError('USAGE', `${flag} is missing`, { hint });
}
