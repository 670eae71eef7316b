import { hashOf } from '../hash.ts';
import { itemSetOf, type DescribedBenchmark } from '../schema/describe-items.ts';
import type { Item } from '../schema/item.ts';
import type { ItemSet } from '../schema/item-set.ts';

/** The public description of a choice of items, with the digests of Node. */
export function describeItems(
  benchmark: DescribedBenchmark,
  items: Item[],
  name: string | null,
): ItemSet {
  return itemSetOf(benchmark, items, { name, hashOf });
}
