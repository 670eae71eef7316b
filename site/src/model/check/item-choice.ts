import { canonicalJson } from '../../../../harness/canonical-json.ts';
import { sha256Hex } from '../../../../harness/sha256.ts';
import { itemSetOf } from '../../../../harness/schema/describe-items.ts';
import type { Item } from '../../../../harness/schema/item.ts';
import type { ItemSet } from '../../../../harness/schema/item-set.ts';
import type { ReadAnnotations } from './read-annotations.ts';

/** An item set of this board. */
export type KnownSet = Pick<ItemSet, 'hash' | 'benchmark' | 'split' | 'name'> & { items: number };

/** The items that a claim is about. */
export type ItemChoice = { items: Item[]; set: ItemSet; known: KnownSet | null };

/**
 * All items of the split, or a choice of them that this board knows and that is just what the files
 * answer. Another choice is never made from what was answered: an item left out is a missing answer.
 *
 * @param answered ids that either file has an answer to.
 */
export function chooseItems(
  { benchmark, split, items }: ReadAnnotations,
  answered: ReadonlySet<string>,
  board: readonly KnownSet[],
): ItemChoice {
  const own = board.filter((one) => one.benchmark === benchmark.id && one.split === split);
  const asSet = (chosen: Item[], name: string | null): ItemChoice => {
    const set = itemSetOf(benchmark, chosen, { name, hashOf });
    return { items: chosen, set, known: own.find(({ hash }) => hash === set.hash) ?? null };
  };
  const chosen = items.filter(({ id }) => answered.has(id));
  for (const { name, items: count } of own) {
    if (name === null || count !== chosen.length) continue;
    const choice = asSet(chosen, name);
    if (choice.known !== null) return choice;
  }
  return asSet(items, null);
}

function hashOf(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
