import type { Item, Option } from '../../schema/item.ts';
import { mirroredText, namesSides, plainSides } from './sides.ts';

const AMBIGUOUS = 'its "left" or "right" may not be about sides';

/**
 * The item as it is true of the mirrored video, in which another answer is right, or why there is none.
 * Where every option has its counterpart among them, they stay and the gold moves to that of the right
 * one; elsewhere all are turned around where they stand, so that none becomes right or wrong by it.
 */
export function mirroredItem(item: Item): Item | string {
  const { question, options, gold } = item;
  if (options === undefined) return 'it has no options';
  if (gold.kind !== 'choice') return 'its right answer is hidden';
  const right = options.find(({ letter }) => letter === gold.letter);
  if (right === undefined || !namesSides(right.text)) return 'its right answer names no side';
  const words = mirroredText(question);
  if (words === null) return AMBIGUOUS;
  const turned: Option[] = [];
  for (const option of options) {
    const text = mirroredText(option.text);
    if (text === null) return AMBIGUOUS;
    turned.push({ ...option, text });
  }
  const there = turned.map(({ text }) => letterOf(text, options));
  const moved = there[options.indexOf(right)] ?? null;
  if (moved === gold.letter) return 'its right answer stays in the mirror';
  return moved !== null && there.every((letter) => letter !== null)
    ? { ...item, question: words, gold: { kind: 'choice', letter: moved } }
    : { ...item, question: words, options: turned };
}

/** Whether a mirror changes nothing about an item: none of its words names a side. */
export function withoutSides({ question, options = [] }: Item): boolean {
  return ![question, ...options.map(({ text }) => text)].some(namesSides);
}

function letterOf(text: string, options: readonly Option[]): string | null {
  const plain = plainSides(text);
  return options.find((option) => plainSides(option.text) === plain)?.letter ?? null;
}
