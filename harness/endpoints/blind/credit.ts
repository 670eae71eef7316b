import { gold, type Item } from '../../schema/item.ts';
import { chosenOption, expectedCredit } from './ties.ts';

/** Expected credit of scores for an item; null where the answer is not known or nothing was said. */
export function creditOf(item: Item, scores: number[] | null): number | null {
  const right = rightOption(item);
  return scores === null || right === null ? null : expectedCredit(scores, right);
}

/** 1 or 0: what an answer scores whose ties are broken by the item id. */
export function brokenCredit(
  item: Item,
  { scores, seed }: { scores: number[] | null; seed: number },
): number | null {
  const right = rightOption(item);
  if (scores === null || right === null) return null;
  return chosenOption(scores, { id: item.id, seed }) === right ? 1 : 0;
}

/** The place of the right option; null for open-ended items and hidden answers. */
export function rightOption(item: Item): number | null {
  const place = (item.options ?? []).findIndex(({ letter }) => letter === gold(item));
  return place === -1 ? null : place;
}
