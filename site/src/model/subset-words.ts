import type { ItemSetPlace } from '../../../harness/schema/item-set.ts';
import { grouped } from './figures.ts';

type Place = Pick<ItemSetPlace, 'itemSetName' | 'subset'>;

/** "Validation", "Test: short-786", "Test: subset-300 of 786, not ranked". */
export function itemsTitle({ itemSetName, subset }: Place, splitTitle: string): string {
  const mark = subset === undefined ? '' : ` of ${grouped(subset.ofItems)}, not ranked`;
  return itemSetName === null ? splitTitle : `${splitTitle}: ${itemSetName}${mark}`;
}

/** Why its results have no rank; null for what is no subset. */
export function subsetNote({
  subset,
  items,
}: Pick<ItemSetPlace, 'subset' | 'items'>): string | null {
  if (subset === undefined) return null;
  return `Anchored subset: ${grouped(items)} of ${grouped(subset.ofItems)} questions, chosen to follow one training run cheaply. Its score is not that of the benchmark and is never ranked.`;
}
