import { COLOURS } from '../scene.ts';
import type { Colour, Figure } from '../scene.ts';
import { fill, otherNumbers, the, without } from '../question.ts';
import type { Question } from '../question.ts';

export const SIDES = { triangle: 3, square: 4, pentagon: 5, hexagon: 6, octagon: 8 };
const MIXTURES: [Colour, Colour, Colour][] = [
  ['blue', 'yellow', 'green'],
  ['red', 'yellow', 'orange'],
  ['red', 'blue', 'purple'],
];
const THINGS: Record<string, Colour> = {
  'a ripe banana': 'yellow',
  'fresh grass': 'green',
  'a ripe tomato': 'red',
  'a carrot': 'orange',
};

export const COLOUR_NAMES = Object.keys(COLOURS) as Colour[];

export function sides(shape: keyof typeof SIDES, wording: string): Question {
  return {
    needs: 'text',
    text: fill(wording, `a ${shape}`),
    answer: String(SIDES[shape]),
    wrong: otherNumbers(SIDES[shape]),
  };
}

/** `wording` holds `{it}` for "blue and yellow". */
export function mixture(a: Colour, b: Colour, wording: string): Question {
  const made = mixed(a, b);
  return {
    needs: 'text',
    text: fill(wording, `${a} and ${b}`),
    answer: made,
    wrong: [...without(COLOUR_NAMES, made, a, b), 'brown', 'black'],
  };
}

export function mixed(a: Colour, b: Colour): Colour {
  const found = MIXTURES.find(([one, other]) =>
    [one, other].every((name) => [a, b].includes(name)),
  );
  if (found === undefined) throw new RangeError(`no name for ${a} with ${b}`);
  return found[2];
}

export function colourOfThing(thing: string, wording: string): Question {
  const colour = THINGS[thing];
  if (colour === undefined) throw new RangeError(`unknown thing: ${thing}`);
  return {
    needs: 'text',
    text: fill(wording, thing),
    answer: colour,
    wrong: without(COLOUR_NAMES, colour),
  };
}

/** The question gives its answer away. */
export function colourGivenAway(figure: Figure, wording: string): Question {
  return {
    needs: 'text',
    text: fill(wording, the(figure)),
    answer: figure.colour,
    wrong: without(COLOUR_NAMES, figure.colour),
  };
}

export function shapeWithSides(shape: keyof typeof SIDES, wording: string): Question {
  return {
    needs: 'text',
    text: fill(wording, String(SIDES[shape])),
    answer: `a ${shape}`,
    wrong: [...without(Object.keys(SIDES), shape), 'circle'].map((name) => `a ${name}`),
  };
}

export function shapeWithoutCorners(wording: string): Question {
  return {
    needs: 'text',
    text: wording,
    answer: 'a circle',
    wrong: Object.keys(SIDES).map((name) => `a ${name}`),
  };
}
