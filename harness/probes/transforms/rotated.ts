import type { Item, Option } from '../../schema/item.ts';

/**
 * The options moved up by `by` places, the first ones to the end, under the letters in their usual
 * order; the gold answer goes with its option, by place and not by text, so that options with the same
 * text stay apart.
 */
export function rotated(item: Item, by: number): Item {
  const options = item.options ?? [];
  const turned = options.map(({ letter }, place): Option => {
    const source = options[(place + by) % options.length] as Option;
    return { letter, text: source.text, from: source.letter };
  });
  const { gold } = item;
  const moved = gold.kind === 'choice' && turned.find(({ from }) => from === gold.letter);
  return {
    ...item,
    options: turned,
    gold: moved ? { kind: 'choice', letter: moved.letter } : gold,
  };
}

/** "1" to K − 1: the rotations beside the item as it is. */
export function rotations({ options = [] }: Item): string[] {
  return options.slice(1).map((_, index) => String(index + 1));
}
