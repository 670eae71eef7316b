import type { Colour } from './colours.ts';
import type { Shape } from './shapes.ts';
import { coloursIn, directionsIn, shapesIn } from './vocabulary.ts';
import type { Direction } from './vocabulary.ts';

/** What a question is about: a figure named by its looks, by what it does, or both. */
export type Subject = { colour?: Colour; shape?: Shape; role?: Role };

/** What singles a figure out among the others. */
export type Role =
  | { kind: 'largest' | 'smallest' }
  | { kind: 'first' | 'last'; at: 'appearing' | 'vanishing' | 'moving' }
  | { kind: 'after' | 'before'; other: Subject }
  | { kind: 'moves'; direction: Direction }
  | { kind: 'does'; deed: 'grows' | 'shrinks' | 'spins' | 'blinks' | 'moves' | 'rests' }
  | { kind: 'beside'; side: Direction; other: Subject };

/** Reads the looks of the first figure named in a phrase. */
export function looksIn(phrase: string): Subject {
  const [colour] = coloursIn(phrase);
  const [shape] = shapesIn(phrase);
  return { ...(colour === undefined ? {} : { colour }), ...(shape === undefined ? {} : { shape }) };
}

const RULES: [pattern: RegExp, role: (match: string[]) => Role | null][] = [
  [/\b(largest|biggest)\b/, () => ({ kind: 'largest' })],
  [/\bsmallest\b/, () => ({ kind: 'smallest' })],
  [
    /\b(?:appears?|shows? up|comes?|enters?|is shown)\b.*?\b(after|before) (the .+)/,
    ([, when, other]) => ({
      kind: when === 'before' ? 'before' : 'after',
      other: looksIn(other ?? ''),
    }),
  ],
  [
    /\b(appear|show|come|enter|arrive)\w*(?: up| in| into view)?\b.*?\b(first|last)\b/,
    ([, , rank]) => ({ kind: rankOf(rank), at: 'appearing' }),
  ],
  [
    /\b(disappear|vanish|leave|go away)\w*\b.*?\b(first|last)\b/,
    ([, , rank]) => ({ kind: rankOf(rank), at: 'vanishing' }),
  ],
  [/\b(mov|start)\w*\b.*?\b(first|last)\b/, ([, , rank]) => ({ kind: rankOf(rank), at: 'moving' })],
  [/\bfirst\b.*\b(mov|start)\w*/, () => ({ kind: 'first', at: 'moving' })],
  [
    /\b(?:is|lies|sits|stands|can be seen)\b(?: directly| right)? ((?:to )?(?:the )?(?:left|right) of|above|over|below|under|underneath|beneath) (the .+)/,
    ([, side, other]) => {
      const [direction] = directionsIn(side === 'over' ? 'above' : (side ?? ''));
      if (direction === undefined) return null;
      return { kind: 'beside', side: direction, other: looksIn(other ?? '') };
    },
  ],
  [
    /\b(?:mov|go|travel|slid|drift|fall|ris|climb|sink|head)\w*\b(.*)/,
    (match) => {
      const [direction] = directionsIn(match[0] ?? '');
      if (direction !== undefined) return { kind: 'moves', direction };
      return /mov/.test(match[0] ?? '') ? { kind: 'does', deed: 'moves' } : null;
    },
  ],
  [/\b(stay|rest|stand|remain)\w* (still|in place)\b/, () => ({ kind: 'does', deed: 'rests' })],
  [/\b(grow\w*|gets? (bigger|larger))\b/, () => ({ kind: 'does', deed: 'grows' })],
  [/\b(shrink\w*|gets? smaller)\b/, () => ({ kind: 'does', deed: 'shrinks' })],
  [/\b(spin|rotat|turn)\w*\b/, () => ({ kind: 'does', deed: 'spins' })],
  [/\b(blink|flash)\w*\b/, () => ({ kind: 'does', deed: 'blinks' })],
];

/** Reads what the figure asked for does: "(which shape) appears first", "(the shape that) moves left". */
export function roleIn(phrase: string): Role | null {
  for (const [pattern, build] of RULES) {
    const match = pattern.exec(phrase);
    const role = match === null ? null : build(match);
    if (role !== null) return role;
  }
  return null;
}

function rankOf(word: string | undefined): 'first' | 'last' {
  return word === 'last' ? 'last' : 'first';
}
