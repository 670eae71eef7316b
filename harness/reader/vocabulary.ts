import { COLOURS } from './colours.ts';
import type { Colour } from './colours.ts';
import { SHAPES } from './shapes.ts';
import type { Shape } from './shapes.ts';

/** Words to meanings, for questions and options alike. Texts are expected in lower case. */

export const DIRECTIONS = ['left', 'right', 'up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

const OTHER_COLOUR_WORDS: Record<string, Colour> = { gray: 'grey', violet: 'purple' };
const OTHER_SHAPE_WORDS: Record<string, Shape> = { ball: 'circle', disc: 'circle', box: 'square' };

export function coloursIn(text: string): Colour[] {
  return wordsOf(text).flatMap((word) => {
    const colour = COLOURS.find((one) => one === word) ?? OTHER_COLOUR_WORDS[word];
    return colour === undefined ? [] : [colour];
  });
}

export function shapesIn(text: string): Shape[] {
  return wordsOf(text).flatMap((word) => {
    const single = word.replace(/s$/, '');
    const shape = SHAPES.find((one) => one === single) ?? OTHER_SHAPE_WORDS[single];
    return shape === undefined ? [] : [shape];
  });
}

/** The first number, in digits or words. */
export function numberIn(text: string): number | null {
  for (const word of wordsOf(text)) {
    if (/^\d+$/.test(word)) return Number(word);
    if (NUMBERS.includes(word)) return NUMBERS.indexOf(word);
  }
  return null;
}

export function numberWord(value: number): string {
  return NUMBERS[value] ?? String(value);
}

const DIRECTION_WORDS: [RegExp, Direction][] = [
  [/^(left|leftwards?)$/, 'left'],
  [/^(right|rightwards?)$/, 'right'],
  [/^(up|upwards?|rises?|rising|climbs?|top|above)$/, 'up'],
  [/^(down|downwards?|falls?|falling|sinks?|bottom|below|under|underneath|beneath)$/, 'down'],
];

/** The directions named, in order. "From left to right" names one: right. */
export function directionsIn(text: string): Direction[] {
  const ends = text.replaceAll(/from (?:the )?\w+ to(?:wards)? (?:the )?(\w+)/g, '$1');
  return wordsOf(ends).flatMap((word) => {
    const found = DIRECTION_WORDS.find(([pattern]) => pattern.test(word));
    return found === undefined ? [] : [found[1]];
  });
}

/** What can be done besides moving somewhere. The first that fits counts. */
const DEEDS = [
  [
    'still',
    /\b(still|in place|as it is|static|fixed|motionless|(not|never) (move|change)|no movement)\b/,
  ],
  ['unturned', /\b(not|never) (turn|spin|rotate)/],
  ['zoom-in', /\bzoom\w* in\b/],
  ['zoom-out', /\bzoom\w* out\b/],
  ['anticlockwise', /\b(anti|counter)-?clockwise\b/],
  ['clockwise', /\bclockwise\b/],
  ['grows', /\b(grows?|growing|bigger|larger|expands?|enlarges?)\b/],
  ['shrinks', /\b(shrinks?|shrinking|smaller|contracts?)\b/],
  ['vanishes', /\b(disappears?|vanish(es)?)\b/],
] as const;

export type Deed = Direction | (typeof DEEDS)[number][0];

/** The one thing that an option says a figure does; null where it says none or several. */
export function deedIn(text: string): Deed | null {
  const deed = DEEDS.find(([, pattern]) => pattern.test(text));
  if (deed !== undefined) return deed[0];
  const [direction, second] = directionsIn(text);
  return second === undefined ? (direction ?? null) : null;
}

export type Place = { row: 'top' | 'middle' | 'bottom'; column: 'left' | 'middle' | 'right' };

/** Where in the picture an option says that something is; null where it names no place. */
export function placeIn(text: string): Place | null {
  const words = wordsOf(text);
  const row = words.find(
    (word) => word === 'top' || word === 'bottom' || word === 'upper' || word === 'lower',
  );
  const column = words.find((word) => word === 'left' || word === 'right');
  if (row === undefined && column === undefined) {
    return /\b(centre|center|middle)\b/.test(text) ? { row: 'middle', column: 'middle' } : null;
  }
  const vertical = row === 'upper' ? 'top' : row === 'lower' ? 'bottom' : row;
  return { row: vertical ?? 'middle', column: column ?? 'middle' };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
}
