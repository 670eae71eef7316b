import type { Side } from '../../../harness/comparison/compared.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { SharedItems } from '../../../harness/comparison/shared-items.ts';
import { randomness } from '../../../harness/comparison/randomness.ts';
import { shortcutRecord, type Letters } from '../../support/shortcut-record.ts';

/** Items in videos of the given sizes; the hash says no more than what differs. */
export function itemsIn(sizes: number[], changes: Partial<ItemSet> = {}): ItemSet {
  const clusters = sizes.flatMap((size, video) => Array.from({ length: size }, () => video));
  return {
    schemaVersion: 1,
    hash: 'made',
    benchmark: 'bench',
    split: 'test',
    name: null,
    contentHash: 'content',
    ids: clusters.map((video, item) => `v${video}-q${item}`),
    clusters,
    clusterIds: sizes.map((_, video) => `v${video}`),
    optionCounts: clusters.map(() => 4),
    breakdowns: {},
    ...changes,
  };
}

type Changes = NonNullable<Parameters<typeof shortcutRecord>[2]>;

/** A record by the outcome letters of its probes, `full` where only letters are given. */
export function sideOf(
  name: string,
  items: ItemSet,
  letters: Letters | string,
  changes: Changes = {},
): Side {
  const own = typeof letters === 'string' ? { full: letters } : letters;
  const evidence = shortcutRecord(items, own, { id: name, model: { name }, ...changes });
  return { name, path: `runs/${name}`, evidence, note: null };
}

export function lettersOf(right: readonly number[]): string {
  return right.map((one) => (one === 1 ? 'c' : 'w')).join('');
}

export const OPTIONS = {
  probe: 'full',
  margin: 0.02,
  permissions: {},
  random: ({ items }: SharedItems) =>
    randomness({ clusters: items.clusterIds.length, key: items.hash, seed: 0, draws: 200 }),
};
