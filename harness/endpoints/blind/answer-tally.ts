import { gold, type Item, type PublicItem } from '../../schema/item.ts';

/** How often a key (a letter, an option's text) stood among the options, and how often it was right. */
export type Tally = { seen: number; right: number };

/** Whose own answers are taken out again: nobody's, the question's, or those of its whole video. */
export type Without = 'nobody' | 'question' | 'video';

/**
 * Counts options over all items whose answer is known, and gives for one item the counts elsewhere.
 *
 * @param keyOf what options have in common over items.
 */
export function tallyOf(
  items: Item[],
  {
    keyOf,
    without,
  }: { keyOf: (option: { letter: string; text: string }) => string; without: Without },
): (item: PublicItem) => Tally[] {
  const total = new Map<string, Tally>();
  const own = new Map<string, Map<string, Tally>>();
  const groupOf = (item: PublicItem) => (without === 'video' ? item.cluster : item.id);
  for (const item of items) {
    const right = gold(item);
    if (right === null) continue;
    const group = groupOf(item);
    const mine = own.get(group) ?? new Map<string, Tally>();
    own.set(group, mine);
    for (const option of item.options ?? []) {
      for (const table of [total, mine]) {
        const key = keyOf(option);
        const { seen, right: hits } = table.get(key) ?? { seen: 0, right: 0 };
        table.set(key, { seen: seen + 1, right: hits + (option.letter === right ? 1 : 0) });
      }
    }
  }
  return (item) => {
    const mine = without === 'nobody' ? undefined : own.get(groupOf(item));
    return (item.options ?? []).map((option) => {
      const key = keyOf(option);
      const all = total.get(key) ?? { seen: 0, right: 0 };
      const less = mine?.get(key) ?? { seen: 0, right: 0 };
      return { seen: all.seen - less.seen, right: all.right - less.right };
    });
  };
}
