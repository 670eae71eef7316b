import { SightlineError } from '../errors.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { Item } from '../schema/item.ts';
import { subsetName, type ItemSet } from '../schema/item-set.ts';
import { describeItems } from './item-set.ts';
import { Subsets } from './subset.ts';

/** Not the run's: every checkpoint of every user is asked the same items. Never changed. */
export const ANCHOR_SEED = 9;

/**
 * The ids of an anchored subset: whole videos in a seeded order in which every beginning has the shares
 * of all breakdowns that the whole has. A smaller subset is the beginning of a larger one. Needs only
 * what is public of the items, so that it can be told of any record.
 */
export function anchoredIds(whole: ItemSet, count: number): Set<string> {
  const columns = Object.values(whole.breakdowns);
  const members = whole.ids.map((id, index) => ({
    id,
    cluster: whole.clusterIds[whole.clusters[index] as number] as string,
    labels: columns.map(({ labels, items }) => labels[items[index] as number] as string),
  }));
  return new Subsets(members, { seed: ANCHOR_SEED, label: ({ labels }) => labels }).take(count);
}

type Whole = { benchmark: Benchmark; items: Item[]; whole: ItemSet };
type Chosen = { items: Item[]; itemSet: ItemSet };

/**
 * The items of a run and what is public of them: the whole, or its subset, which says so in its name.
 *
 * @throws `USAGE` where the items are limited in another way already.
 */
export function anchored(
  { benchmark, items, whole }: Whole,
  { subset: count, limit }: { subset?: number; limit?: number },
): Chosen {
  if (count === undefined) return { items, itemSet: whole };
  if (limit !== undefined) {
    throw new SightlineError('USAGE', `--subset ${count} does not go with a limit of ${limit}`, {
      hint: 'a limit takes the first items, a subset a fair part of all of them: leave one out',
    });
  }
  if (count >= items.length) return { items, itemSet: whole };
  const ids = anchoredIds(whole, count);
  const chosen = items.filter(({ id }) => ids.has(id));
  const subset = { of: whole.hash, ofItems: items.length, items: count, seed: ANCHOR_SEED };
  const name = [whole.name, subsetName(subset)].filter(Boolean).join('-');
  return { items: chosen, itemSet: { ...describeItems(benchmark, chosen, name), subset } };
}
