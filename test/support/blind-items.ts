import { random } from '../../harness/random.ts';
import type { Item } from '../../harness/schema/item.ts';
import { choiceItem } from './items.ts';

const WORDS =
  'a boy girl dog ball red two runs jumps sits sleeps water table kitchen park laughs waves three looks back'.split(
    ' ',
  );

/** An item with these option texts, lettered in their order; `right` is the place of the gold answer. */
export function optionsItem(
  id: string,
  texts: string[],
  more: Partial<Item> & { right?: number } = {},
): Item {
  const { right = 0, ...rest } = more;
  return choiceItem(id, {
    options: texts.map((text, place) => ({ letter: 'ABCDEFGHIJ'[place] ?? '?', text })),
    gold: { kind: 'choice', letter: 'ABCDEFGHIJ'[right] ?? 'A' },
    ...rest,
  });
}

/** Invented questions, `perVideo` a video; with `signal` the right option always holds a word that no other has. */
export function inventedItems(count: number, { perVideo = 4, signal = false } = {}): Item[] {
  return Array.from(Array(count).keys(), (n) => {
    const stream = random(7, 'invented', String(n));
    const phrase = () =>
      Array.from(
        { length: stream.integer(1, 5) },
        () => WORDS[stream.integer(0, WORDS.length - 1)] as string,
      ).join(' ');
    const right = stream.integer(0, 3);
    const texts = [0, 1, 2, 3].map((place) =>
      signal && place === right ? `${phrase()} ocean` : phrase(),
    );
    return optionsItem(`v${Math.floor(n / perVideo)}_${n}`, texts, {
      question: `why does the ${phrase()}?`,
      right,
    });
  });
}
