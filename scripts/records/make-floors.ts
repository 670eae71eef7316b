import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveBenchmark } from '../../harness/plan/benchmarks.ts';
import { describeItems } from '../../harness/plan/item-set.ts';
import { loadItems } from '../../harness/plan/items.ts';
import { makeFloors } from '../../harness/publish/floors.ts';
import { writeFloors } from '../../harness/publish/floors-file.ts';
import { readConfig } from '../../harness/read-config.ts';
import type { Floors } from '../../harness/schema/floors.ts';
import { itemListSchema } from '../../harness/schema/item-set.ts';
import { SPLITS } from './recorded-answers.ts';

/** Item lists of Video-MME that models have been recorded on. */
const LISTS = ['short-786', 'medium-639'];

type FloorSet = { benchmark: string; split: string; folder: string; list: string | null };

/** Every set of items that a record is about. */
export const FLOOR_SETS: FloorSet[] = [
  ...SPLITS.map(([benchmark, split, folder]) => ({ benchmark, split, folder, list: null })),
  ...LISTS.map((list) => ({ benchmark: 'video-mme', split: 'test', folder: 'video-mme', list })),
];

/** Five fold seeds of the classifier: its figures are means, beside their spread. */
const SEEDS = 5;

/** Writes what each set can be answered with by rules that see no video. */
export async function makeFloorRecords(
  data: string,
  { results, sets }: { results: string; sets: FloorSet[] },
): Promise<Floors[]> {
  const made: Floors[] = [];
  for (const { benchmark: id, split, folder, list } of sets) {
    const benchmark = await resolveBenchmark(id);
    const { items } = await loadItems({
      benchmark,
      split,
      dataFolder: join(data, folder),
      ...(list === null ? {} : { list: await readConfig(listPath(list), itemListSchema) }),
    });
    const itemSet = describeItems(benchmark, items, list);
    const floors = await makeFloors({ items, itemSet, seed: 0, seeds: SEEDS });
    await writeFloors(results, floors, itemSet);
    made.push(floors);
  }
  return made;
}

function listPath(list: string): string {
  return fileURLToPath(
    new URL(`../../benchmarks/video-mme/item-sets/${list}.json`, import.meta.url),
  );
}
