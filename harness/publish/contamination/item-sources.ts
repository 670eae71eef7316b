import { z } from 'zod';
import type { ItemSource } from '../../contamination/ids/id-check.ts';
import { fileStem } from '../../contamination/ids/file-stem.ts';
import { sourceIdOf } from '../../contamination/ids/source-id.ts';
import { readConfig } from '../../read-config.ts';
import type { Benchmark } from '../../schema/benchmark.ts';
import type { Item } from '../../schema/item.ts';

/** What videos were called before a benchmark named them anew, by its own names without their ending. */
export type SourceNames = ReadonlyMap<string, string>;

/**
 * Reads `{"h1ea4qoIfiU_95_112.mp4": "3a088f2b-…"}`, as MotionBench gives it: the old name, then its own.
 *
 * @throws `CONFIG_INVALID` where it is no such file.
 */
export async function readSourceNames(path: string): Promise<SourceNames> {
  const names = await readConfig(path, z.record(z.string(), z.string()));
  return new Map(Object.entries(names).map(([old, own]) => [fileStem(own), old]));
}

/** What each item is looked for by. An old name is the source; the span behind the new one is in that clip. */
export function itemSources(
  benchmark: Pick<Benchmark, 'videoSource'>,
  items: readonly Item[],
  names: SourceNames,
): ItemSource[] {
  return items.map((item) => {
    const told = benchmark.videoSource?.(item) ?? {
      name: item.clip?.file ?? item.cluster,
      rule: 'any',
    };
    const old = names.get(fileStem(told.name)) ?? names.get(item.cluster);
    return { source: sourceIdOf(old ?? told.name, told.rule), channel: told.channel ?? null };
  });
}
