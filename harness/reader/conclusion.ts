import type { Colour } from './colours.ts';
import type { Shape } from './shapes.ts';
import { numberWord } from './vocabulary.ts';
import type { Deed, Direction, Place } from './vocabulary.ts';

/** What the reader holds to be the answer, before it is put into a letter or words. */
export type Conclusion =
  | { kind: 'number'; value: number }
  | { kind: 'colour'; value: Colour }
  | { kind: 'shape'; value: Shape }
  | { kind: 'figure'; colour: Colour; shape: Shape }
  | { kind: 'figures'; list: { colour: Colour; shape: Shape }[] }
  | { kind: 'deeds'; list: Deed[] }
  | { kind: 'path'; list: Direction[] }
  | { kind: 'place'; place: Place }
  /** Any of these words. */
  | { kind: 'word'; words: string[] };

/** A short text for an open-ended question. */
export function inWords(conclusion: Conclusion): string {
  switch (conclusion.kind) {
    case 'number':
      return numberWord(conclusion.value);
    case 'colour':
    case 'shape':
      return conclusion.value;
    case 'figure':
      return `the ${conclusion.colour} ${conclusion.shape}`;
    case 'figures':
      return conclusion.list.map(({ colour, shape }) => `the ${colour} ${shape}`).join(', ');
    case 'deeds':
      return conclusion.list.join(' and ');
    case 'path':
      return conclusion.list.join(', then ');
    case 'place':
      return `${conclusion.place.row} ${conclusion.place.column}`;
    case 'word':
      return conclusion.words[0] ?? '';
  }
}
