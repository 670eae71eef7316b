import { COLOUR_NAMES, SIDES, mixed } from './text.ts';
import { GROUNDS } from '../scene.ts';
import type { Figure, Pose, Scene, Shape } from '../scene.ts';
import { inMiddle, middlePoses, neighbour, ninth } from '../truth.ts';
import type { Direction } from '../truth.ts';
import { fill, otherNumbers, the, without } from '../question.ts';
import type { Question } from '../question.ts';

/** Questions that the middle frame answers. Each checks that it does. */

export const SHAPE_NAMES: Shape[] = ['circle', 'square', 'triangle', 'star'];
const NINTHS = ['top left', 'top right', 'bottom left', 'bottom right', 'centre', 'left', 'right'];

/** The colour of the only figure of its shape. */
export function colourOf(scene: Scene, figure: Figure, wording: string): Question {
  only(scene, (pose) => pose.figure.shape === figure.shape);
  const { colour } = inMiddle(scene, figure);
  return {
    needs: 'frame',
    text: fill(wording, `the ${figure.shape}`),
    answer: colour,
    wrong: without(COLOUR_NAMES, colour),
  };
}

/** The shape of the only figure of its colour. */
export function shapeOf(scene: Scene, figure: Figure, wording: string): Question {
  only(scene, (pose) => pose.colour === figure.colour);
  return {
    needs: 'frame',
    text: fill(wording, `the ${figure.colour} object`),
    answer: `a ${figure.shape}`,
    wrong: [...without(SHAPE_NAMES, figure.shape), 'pentagon'].map((name) => `a ${name}`),
  };
}

/** How many figures, of one shape or of all, in a scene where none comes or goes. */
export function howMany(scene: Scene, shape: Shape | 'shape', wording: string): Question {
  if (scene.figures.some((figure) => figure.shown !== undefined))
    throw new RangeError('not steady');
  const count = middlePoses(scene).filter(
    (pose) => shape === 'shape' || pose.figure.shape === shape,
  ).length;
  return {
    needs: 'frame',
    text: fill(wording, `${shape}s`),
    answer: String(count),
    wrong: otherNumbers(count),
  };
}

export function whatIs(
  side: Direction,
  { scene, of, wording }: { scene: Scene; of: Figure; wording: string },
): Question {
  const found = neighbour(scene, of, side);
  return {
    needs: 'frame',
    text: fill(wording, the(of)),
    answer: the(found),
    wrong: absent(scene, found, of),
  };
}

export function whereIs(scene: Scene, figure: Figure, wording: string): Question {
  const place = ninth(scene, figure);
  const phrase = (name: string) => (name === 'centre' ? 'in the centre' : `at the ${name}`);
  return {
    needs: 'frame',
    text: fill(wording, the(figure)),
    answer: phrase(place),
    wrong: NINTHS.filter((name) => name.includes(' ') || name === 'centre')
      .filter((name) => name !== place)
      .map(phrase),
  };
}

export function colourOfLargest(scene: Scene, wording: string): Question {
  const [largest] = middlePoses(scene).sort((a, b) => b.radius - a.radius);
  if (largest === undefined) throw new RangeError('an empty scene');
  return {
    needs: 'frame',
    text: wording,
    answer: largest.colour,
    wrong: without(COLOUR_NAMES, largest.colour),
  };
}

export function colourOfGround(scene: Scene, wording: string): Question {
  return {
    needs: 'frame',
    text: wording,
    answer: scene.ground,
    wrong: [...without(Object.keys(GROUNDS), scene.ground), 'green', 'yellow'],
  };
}

/** Looking and knowing: the colours of two figures, mixed. */
export function mixtureOf(scene: Scene, [a, b]: [Figure, Figure], wording: string): Question {
  only(scene, (pose) => pose.figure.shape === a.shape);
  only(scene, (pose) => pose.figure.shape === b.shape);
  const made = mixed(inMiddle(scene, a).colour, inMiddle(scene, b).colour);
  return {
    needs: 'frame',
    text: fill(wording, `the ${a.shape} and the ${b.shape}`),
    answer: made,
    wrong: without(COLOUR_NAMES, made),
  };
}

/** Looking and knowing: how many sides the only figure of a colour has. */
export function sidesOfMiddle(scene: Scene, figure: Figure, wording: string): Question {
  only(scene, (pose) => pose.colour === figure.colour);
  const count = sidesOf(figure);
  return {
    needs: 'frame',
    text: fill(wording, `the ${figure.colour} shape`),
    answer: String(count),
    wrong: otherNumbers(count),
  };
}

export function sidesOf({ shape }: Figure): number {
  if (shape === 'circle' || shape === 'star') throw new RangeError(`a ${shape} has no sides`);
  return SIDES[shape];
}

/** Names of other figures: those in the scene first, then some that are not. */
export function absent(scene: Scene, ...taken: Figure[]): string[] {
  const others = without(scene.figures, ...taken).map(the);
  const invented = COLOUR_NAMES.flatMap((colour, index) => {
    const shape = SHAPE_NAMES[index % SHAPE_NAMES.length] ?? 'circle';
    return scene.figures.some((figure) => figure.colour === colour)
      ? []
      : [`the ${colour} ${shape}`];
  });
  return [...others, ...invented];
}

function only(scene: Scene, matches: (pose: Pose) => boolean): void {
  if (middlePoses(scene).filter(matches).length !== 1) throw new RangeError('not the only one');
}
