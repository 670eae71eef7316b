import type { Random } from '../../random.ts';
import type { Item, Option } from '../../schema/item.ts';

/** Stands where an option is hidden; the prompt of `masked-option` speaks of it. */
export const MASK = '[MASK]';

/** Options that any writer of questions would add, so that writing them tells nothing. */
const COMMONPLACE =
  /^(?:yes|no|true|false|unknown|none|all|none of (?:the|these) .*|all of (?:the|these) .*|both .*|neither .*|not (?:sure|given|mentioned)|cannot be .*|[\d.,:%]+)\.?$/i;

/** Whether there is an option that is worth hiding, or why not. */
export function canMask(item: Item): true | string {
  if (item.options === undefined) return 'it has no options';
  return maskable(item).length > 0 || 'every wrong option is a commonplace';
}

/**
 * The item with one wrong option hidden, which becomes its right answer; of an item whose answer is kept
 * by its authors, any option.
 */
export function masked(item: Item, random: Random): Item {
  const candidates = maskable(item);
  const hidden = candidates[random.integer(0, candidates.length - 1)];
  if (hidden === undefined) return item;
  return {
    ...item,
    options: (item.options ?? []).map((option) =>
      option === hidden ? { ...option, text: MASK } : option,
    ),
    gold: { kind: 'text', references: [hidden.text] },
  };
}

function maskable({ options = [], gold }: Item): Option[] {
  return options.filter(
    ({ letter, text }) =>
      !COMMONPLACE.test(text.trim()) && (gold.kind !== 'choice' || letter !== gold.letter),
  );
}
