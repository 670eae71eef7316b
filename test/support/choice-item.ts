import type { Item } from '../../harness/schema/item.ts';

/** An item with these options, lettered from A on, and nothing else of interest. */
export function optionsOnly(...texts: string[]): Item {
  return {
    id: 'x',
    cluster: 'x',
    split: 'x',
    question: '?',
    options: texts.map((text, index) => ({ letter: String.fromCharCode(65 + index), text })),
    gold: { kind: 'hidden' },
    tags: {},
  };
}

export const FOUR = optionsOnly('walk', 'run', 'jump', 'lay down');
/** With an option I, which is a pronoun elsewhere. */
export const TEN = optionsOnly(...Array.from({ length: 10 }, (_, index) => `thing ${index}`));
