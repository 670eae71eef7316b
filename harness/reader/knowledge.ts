import type { Colour } from './colours.ts';
import type { Asked } from './question.ts';
import type { Shape } from './shapes.ts';
import type { Conclusion } from './conclusion.ts';
import { numberIn } from './vocabulary.ts';

/** What the reader knows without looking. */

export const SIDES: Record<string, number> = {
  circle: 0,
  triangle: 3,
  square: 4,
  rectangle: 4,
  pentagon: 5,
  hexagon: 6,
  heptagon: 7,
  octagon: 8,
};

const POINTS_OF_A_STAR = 5;

const MIXTURES: [Colour, Colour, Colour][] = [
  ['blue', 'yellow', 'green'],
  ['red', 'yellow', 'orange'],
  ['red', 'blue', 'purple'],
  ['red', 'white', 'pink'],
  ['black', 'white', 'grey'],
];

const THINGS: [RegExp, Colour][] = [
  [/\b(grass|leaf|leaves|cucumber)\b/, 'green'],
  [/\b(banana|lemon|sunflower)\b/, 'yellow'],
  [/\b(tomato|strawberry|fire engine|blood)\b/, 'red'],
  [/\b(carrot|pumpkin)\b/, 'orange'],
  [/\b(clear sky|daytime sky)\b/, 'blue'],
  [/\b(snow|milk)\b/, 'white'],
  [/\b(coal)\b/, 'black'],
];

/** The number of sides of a shape; a star is asked for its points. */
export function sidesOf(shape: Shape): number {
  return shape === 'star' ? POINTS_OF_A_STAR : (SIDES[shape] ?? 0);
}

export function mixtureOf(a: Colour, b: Colour): Colour | null {
  return (
    MIXTURES.find(
      (one) => a !== b && one.slice(0, 2).includes(a) && one.slice(0, 2).includes(b),
    )?.[2] ?? null
  );
}

/** The answer of a question that needs no picture; null where it must be looked at. */
export function knownAnswer(question: string, asked: Asked | null): Conclusion | null {
  const named =
    /\b(?:sides|corners|edges|angles|vertices) (?:does|has|are there in) an? (\w+)/.exec(question);
  const sides = SIDES[named?.[1] ?? ''];
  if (sides !== undefined) return { kind: 'number', value: sides };
  if (/\b(no|without( any)?) (corners|sides|edges)\b|\bperfectly round\b/.test(question)) {
    return { kind: 'word', words: ['circle'] };
  }
  const polygon = /\b(\w+) (?:equal |straight )*(?:sides|corners)\b/.exec(question)?.[1] ?? '';
  if (/^(which|what)\b/.test(question) && numberIn(polygon) !== null) {
    const words = Object.keys(SIDES).filter((shape) => SIDES[shape] === numberIn(polygon));
    if (words.length > 0) return { kind: 'word', words };
  }
  const thing = THINGS.find(([pattern]) => pattern.test(question));
  if (thing !== undefined && /\bcolou?r\b/.test(question))
    return { kind: 'colour', value: thing[1] };
  return asked === null ? null : inTheQuestion(asked);
}

/** Questions that hold their answer: "what colour is the red circle". */
function inTheQuestion(asked: Asked): Conclusion | null {
  if (asked.about === 'colour' && asked.subject.colour !== undefined) {
    return { kind: 'colour', value: asked.subject.colour };
  }
  if (asked.about === 'shape' && asked.subject.shape !== undefined) {
    return { kind: 'shape', value: asked.subject.shape };
  }
  if (asked.about === 'mixture') {
    const [a, b] = asked.of;
    const made = a.colour && b.colour ? mixtureOf(a.colour, b.colour) : null;
    return made === null ? null : { kind: 'colour', value: made };
  }
  return null;
}
