import { openDataFolder } from '../../harness/data/folder.ts';
import type { Benchmark } from '../../harness/schema/benchmark.ts';
import { isRowProblem, type Item, type RowProblem } from '../../harness/schema/item.ts';

/** Everything that a benchmark makes of a folder. */
export async function loadItems(
  benchmark: Benchmark,
  root: string,
  split = benchmark.defaultSplit,
): Promise<{ items: Item[]; problems: RowProblem[] }> {
  const items: Item[] = [];
  const problems: RowProblem[] = [];
  for await (const one of benchmark.load(split, openDataFolder(root, benchmark.layouts))) {
    if (isRowProblem(one)) problems.push(one);
    else items.push(one);
  }
  return { items, problems };
}
