import { openDataFolder } from '../data/folder.ts';
import { SightlineError } from '../errors.ts';
import type { Benchmark, DataFolder } from '../schema/benchmark.ts';
import { isRowProblem, type Item, type RowProblem } from '../schema/item.ts';
import type { ItemList } from '../schema/item-set.ts';
import { unknownName } from '../registry.ts';

export type ItemChoice = {
  benchmark: Benchmark;
  split: string;
  dataFolder: string;
  list?: ItemList;
  /** The first so many items of the list or the split. */
  limit?: number;
  /** Leave out rows that break the format, and count them, instead of stopping at the first. */
  skipInvalid?: boolean;
};

export type LoadedItems = { items: Item[]; problems: RowProblem[]; folder: DataFolder };

/** @throws `USAGE` (unknown split), `DATA_MISSING`, `DATA_INVALID` (file, line, field). */
export async function loadItems(choice: ItemChoice): Promise<LoadedItems> {
  const { benchmark, split } = choice;
  if (benchmark.splits[split] === undefined) {
    throw unknownName(`split of ${benchmark.id}`, split, Object.keys(benchmark.splits));
  }
  const folder = openDataFolder(choice.dataFolder, benchmark.layouts);
  const items: Item[] = [];
  const problems: RowProblem[] = [];
  for await (const loaded of benchmark.load(split, folder)) {
    if (!isRowProblem(loaded)) items.push(loaded);
    else if (choice.skipInvalid === true) problems.push(loaded);
    else throw invalidRow(loaded);
  }
  const chosen = choice.list === undefined ? items : inList(items, choice.list, choice);
  const limited = chosen.slice(0, choice.limit ?? chosen.length);
  if (limited.length === 0) {
    throw new SightlineError('DATA_INVALID', `${benchmark.id} ${split}: no row can be used`, {
      hint: `npx sightline prepare ${benchmark.id} --data ${choice.dataFolder} shows what is wrong`,
    });
  }
  return { items: limited, problems, folder };
}

function inList(items: Item[], list: ItemList, { benchmark, split }: ItemChoice): Item[] {
  if (list.benchmark !== benchmark.id || list.split !== split) {
    throw new SightlineError(
      'CONFIG_INVALID',
      `the item list "${list.name}" is for ${list.benchmark} ${list.split}, not ${benchmark.id} ${split}`,
    );
  }
  const wanted = new Set(list.ids);
  const found = items.filter((item) => wanted.has(item.id));
  if (found.length < wanted.size) {
    const known = new Set(found.map((item) => item.id));
    const missing = list.ids.filter((id) => !known.has(id));
    throw new SightlineError(
      'DATA_MISSING',
      `${missing.length} items of the list "${list.name}" are not in the data: ${missing.slice(0, 5).join(', ')}`,
    );
  }
  return found;
}

function invalidRow(problem: RowProblem): SightlineError {
  return new SightlineError(
    'DATA_INVALID',
    `${problem.file}:${problem.line}: ${problem.field}: expected ${problem.expected}, got ${problem.received}`,
    { hint: 'mend the row, or leave such rows out with --skip-invalid' },
  );
}
