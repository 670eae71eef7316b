import type { ItemSetPlace } from '../../../harness/schema/item-set.ts';
import { grouped } from './figures.ts';

type Place = Pick<ItemSetPlace, 'itemSetName' | 'subset'>;

/** "Validation", "Test: short-786", "Test: subset-300 of 786, not ranked". */
export function itemsTitle({ itemSetName, subset }: Place, splitTitle: string): string {
  return itemSetName === null ? splitTitle : `${splitTitle}: ${itemSetName}${markOf(subset)}`;
}

/** The same in few words, for a line of a list: "val", "short-786", "subset-300 of 786, not ranked". */
export function itemsName({ itemSetName, split, subset }: Place & { split: string }): string {
  return `${itemSetName ?? split}${markOf(subset)}`;
}

function markOf(subset: Place['subset']): string {
  return subset === undefined ? '' : ` of ${grouped(subset.ofItems)}, not ranked`;
}

/** Why its results have no rank; null for what is no subset. */
export function subsetNote({
  subset,
  items,
}: Pick<ItemSetPlace, 'subset' | 'items'>): string | null {
  if (subset === undefined) return null;
  return `Anchored subset: ${grouped(items)} of ${grouped(subset.ofItems)} questions, chosen to follow one training run cheaply. Its score is not that of the benchmark and is never ranked.`;
}
